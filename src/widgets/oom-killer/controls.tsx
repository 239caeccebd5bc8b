import { useState } from 'preact/hooks';
import type { OomEvent } from '../../model/oom/events.ts';
import { parseReport } from '../../model/oom/parse-report.ts';
import { replayReport } from '../../model/oom/replay-report.ts';
import type { OomState } from '../../model/oom/state.ts';
import { pageBytes } from '../../model/oom/task.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import type { ControlsProps } from '../kit/figure-spec.ts';
import { meaningOf } from './explain-line.ts';

/** The kernel's report line by line, and a place to paste one of your own. */
export function Controls({ id, moment, play }: ControlsProps<OomState, OomEvent>) {
  const { report } = moment.state;
  return (
    <div class="controls">
      <div class="report">
        <strong>The kernel’s report</strong>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
        <ol tabIndex={0} aria-label="Lines of the report">
          {report.length === 0 && <Awaited totalPages={moment.state.totalPages} />}
          {report.map((line, place) => (
            // A log only grows at its end.
            <li key={place}>
              <code>{line}</code>
              <small>{meaningOf(line)}</small>
            </li>
          ))}
        </ol>
      </div>
      <Paste id={id} play={play} />
    </div>
  );
}

/** What it will be about, as long as there is none. */
function Awaited({ totalPages }: { totalPages: number }) {
  const thousandth = Math.floor(totalPages / 1000);
  return (
    <>
      <li>
        Nothing yet. The kernel logs a report when it kills; until then, this is how it counts, in
        pages of 4 KiB:
      </li>
      <li>
        <code>points = rss + swap + page tables + adj × {formatNumber(thousandth)}</code>
        <small>
          {formatNumber(thousandth)} pages are a thousandth of all RAM and swap,{' '}
          {formatBytes(thousandth * pageBytes)}; for a group at its limit, a thousandth of that.
        </small>
      </li>
      <li>
        <code>adj = −1000</code>
        <small>Never killed. The most points die, whoever asked.</small>
      </li>
    </>
  );
}

function Paste({ id, play }: Pick<ControlsProps<OomState, OomEvent>, 'id' | 'play'>) {
  const [text, setText] = useState('');
  const [said, setSaid] = useState<{ bad: boolean; text: string }>();
  const replay = (): void => {
    const answer = read(text);
    setSaid(answer);
    if (answer.script !== undefined) play(answer.script);
  };
  return (
    <details class="paste">
      <summary>Replay a report of your own</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          replay();
        }}
      >
        <label for={`${id}-report`}>From dmesg or journalctl -k; it stays on this page</label>
        <textarea
          id={`${id}-report`}
          rows={8}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          value={text}
          aria-invalid={said?.bad ?? false}
          aria-describedby={`${id}-report-said`}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p id={`${id}-report-said`} role="status">
          {said?.bad && <span class="pill bad">Mistake</span>} {said?.text}
        </p>
        <button type="submit" class="b">
          Replay this report
        </button>
      </form>
    </details>
  );
}

interface Answer {
  readonly bad: boolean;
  readonly text: string;
  readonly script?: string;
}

/** The first report with a table of tasks, as a script, or what was expected. */
export function read(text: string): Answer {
  const { reports, unknownLines } = parseReport(text);
  if (reports.length === 0) {
    const found = unknownLines > 0 ? `${unknownLines} lines without any of it` : 'nothing';
    return {
      bad: true,
      text: `Expected a line such as "invoked oom-killer:" and the table of tasks below it, found ${found}.`,
    };
  }
  for (const report of reports) {
    const replay = replayReport(report);
    if (!replay) continue;
    const others = reports.length > 1 ? ` of the first of ${reports.length} reports` : '';
    const rest = replay.together > 0 ? ` ${replay.together} others are not drawn one by one.` : '';
    const more = replay.enlarged
      ? ' Its tasks share pages, so RAM is drawn larger than it was.'
      : '';
    return {
      bad: false,
      text: `Replaying ${replay.named} tasks${others}.${rest}${more} What else filled memory is one task that is never killed.`,
      script: replay.script,
    };
  }
  return {
    bad: true,
    text: 'Expected the table of tasks (a line "[ pid ] uid tgid total_vm rss …" and its rows), found a report without one.',
  };
}
