import { useMemo, useRef, useState } from 'preact/hooks';
import { ConsoleView } from './console-view.tsx';
import { Deck } from './deck.tsx';
import { EditorHost } from './editor-host.tsx';
import { Hints } from './hints.tsx';
import { lazy } from './lazy.tsx';
import { markOf } from './mark-of.ts';
import { onRunKey } from './run-key.ts';
import { Solution } from './solution.tsx';
import { useEditor } from './use-editor.ts';
import { useExercise } from './use-exercise.ts';
import { useGrading } from './use-grading.ts';
import { useWork } from './use-work.ts';
import { VerdictPane } from './verdict-pane.tsx';

export interface WorkbenchProps {
  id: string;
  title: string;
  /** Where the rest of the exercise lies; loaded at the first use. */
  dataUrl: string;
  starter: string;
  starterHtml: string;
  promptHtml: string;
  hintCount: number;
  /** The lesson or chapter on fragmentation, where there is one. */
  fragmentationUrl?: string | undefined;
}

const VerdictView = lazy(async () => (await import('./verdict-view.tsx')).VerdictView);
const LookInside = lazy(async () => (await import('./inside/look-inside.tsx')).LookInside);

/** An exercise that is edited, run and judged in the page. */
export function Workbench(props: WorkbenchProps) {
  const { id, title, starter, hintCount } = props;
  const { work, latest, kept, update, save } = useWork(id, starter);
  const { data, trouble, load, withData } = useExercise(props.dataUrl, work.hintsShown > 0);
  const { run, start, stop, warm } = useGrading();
  const [beforeReset, setBeforeReset] = useState<string | undefined>(undefined);
  const [solutionShown, setSolutionShown] = useState(false);
  const root = useRef<HTMLElement>(null);
  const runKey = useRef<HTMLButtonElement>(null);
  const { editor, onEditor, open, annotate } = useEditor(root);

  const judge = async () => {
    if (run.state === 'running') return;
    update({ tries: work.tries + 1 });
    save();
    const { source } = latest.current;
    const reply = await start(source, async () => {
      const { exercise } = await load();
      return { kind: 'grade', exercise, source, variant: 0 };
    });
    if (reply?.kind === 'graded' && reply.verdict.outcome === 'pass') update({ passed: true });
  };
  const put = (source: string) => {
    editor.current?.replace(source);
    update({ source });
  };

  const done = run.state === 'done' && run.reply.kind === 'graded' ? run : undefined;
  const judged = done?.reply.kind === 'graded' ? done.reply : undefined;
  const stale = done !== undefined && done.source !== work.source;
  const edited = work.source !== starter;
  const mark = useMemo(() => markOf(judged?.verdict.error), [judged]);
  return (
    <section
      class="wb"
      aria-labelledby={`${id}-title`}
      ref={root}
      onKeyDownCapture={onRunKey(() => void judge())}
    >
      <div class="wb-p">
        <p class="tag">Exercise{work.passed ? ', passed' : ''}</p>
        <h3 id={`${id}-title`}>{title}</h3>
        <div dangerouslySetInnerHTML={{ __html: props.promptHtml }} />
      </div>
      <div class="wb-g">
        <div class="ed">
          <div class="code-h">
            <span class="fn">{id}.js</span>
            <span>
              {edited
                ? kept
                  ? 'Edited, kept on this device'
                  : 'Edited, and not kept: this browser refuses storage'
                : 'As given'}
            </span>
          </div>
          <EditorHost
            label={`Code of ${title}`}
            html={props.starterHtml}
            starter={starter}
            source={work.source}
            mark={stale ? undefined : mark}
            onChange={(source) => {
              if (source !== starter) setBeforeReset(undefined);
              update({ source });
            }}
            onLeave={() => runKey.current?.focus()}
            onEditor={onEditor}
            onFirstFocus={() => {
              load().catch(() => {}); // said when it is run
              warm();
            }}
          />
          <Hints
            hints={data?.hints.slice(0, work.hintsShown) ?? []}
            count={hintCount}
            trouble={trouble}
          />
          <Deck
            runKey={runKey}
            running={run.state === 'running'}
            hintsLeft={hintCount - work.hintsShown}
            anyHint={work.hintsShown > 0}
            tried={work.tries > 0}
            solutionShown={solutionShown}
            edited={edited}
            canUndoReset={beforeReset !== undefined}
            onRun={() => void judge()}
            onStop={stop}
            onHint={() =>
              void withData(() => update({ hintsShown: Math.min(hintCount, work.hintsShown + 1) }))
            }
            onSolution={() => void withData(() => setSolutionShown(!solutionShown))}
            onReset={() => {
              setBeforeReset(work.source);
              put(starter);
            }}
            onUndoReset={() => {
              put(beforeReset!);
              setBeforeReset(undefined);
            }}
          />
        </div>
        <VerdictPane run={run} stale={stale} waiting={<Waiting />}>
          {judged && <VerdictView verdict={judged.verdict} milliseconds={judged.milliseconds} />}
        </VerdictPane>
      </div>
      {solutionShown && data && <Solution html={data.solutionHtml} />}
      {judged && <ConsoleView entries={judged.verdict.console} />}
      {done && (
        <LookInside
          run={done}
          stale={stale}
          editor={open}
          annotate={annotate}
          fragmentationUrl={props.fragmentationUrl}
        />
      )}
    </section>
  );
}

function Waiting() {
  return (
    <p>
      <b>Run the code</b> to have it judged: the workload uses your module round after round,
      everything that can be collected is collected, and what is left is counted to the byte.
    </p>
  );
}
