import { formatDuration } from '../../model/latency/duration.ts';
import { type RungId, rungOf } from '../../model/latency/rungs.ts';
import type { LatencyEvent, LatencyState } from '../../model/latency/state.ts';
import { formatNumber } from '../../model/units.ts';
import type { ControlsProps } from '../kit/figure-spec.ts';
import { takes } from '../narrate/latency.ts';
import { froms, hits, type OneInN, oneInN, placeOf, places, readOneInN } from './one-in-n.ts';
import type { LatencyMoment } from './share.ts';

/** One fault in N accesses, by hand; and where the numbers of this step are from. */
export function Controls({ id, moment, play }: ControlsProps<LatencyState, LatencyEvent>) {
  const shown = readOneInN(moment.play.script.statements);
  const now = shown ?? { hit: 'l1', from: 'disk', n: 1_000_000 };
  const change = (one: Partial<OneInN>): void => play(oneInN({ ...now, ...one }), 2);
  const many = formatNumber(now.n);
  return (
    <>
      <div class="controls">
        <label for={`${id}-n`}>
          <span>
            {shown ? 'One' : 'Try one'} fault in <output for={`${id}-n`}>{many}</output> accesses
          </span>
          <input
            id={`${id}-n`}
            type="range"
            min={0}
            max={places.length - 1}
            step={1}
            value={placeOf(now.n)}
            aria-valuetext={`one in ${many}`}
            onInput={({ currentTarget }) => change({ n: places[Number(currentTarget.value)]! })}
          />
        </label>
        <Choice
          id={`${id}-hit`}
          name="The others are answered by"
          options={hits}
          value={now.hit}
          onChoose={(hit) => change({ hit })}
        />
        <Choice
          id={`${id}-from`}
          name="The page is"
          options={froms}
          value={now.from}
          onChoose={(from) => change({ from })}
        />
      </div>
      <Sources moment={moment} />
    </>
  );
}

interface ChoiceProps<Id extends RungId> {
  id: string;
  name: string;
  options: readonly Id[];
  value: Id;
  onChoose: (value: Id) => void;
}

function Choice<Id extends RungId>({ id, name, options, value, onChoose }: ChoiceProps<Id>) {
  return (
    <label for={id}>
      {name}
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => onChoose(options[currentTarget.selectedIndex]!)}
      >
        {options.map((one) => (
          <option key={one} value={one} selected={one === value}>
            {one === 'minor' ? 'in RAM: a minor fault' : rungOf(one).name}, {takes(rungOf(one))}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What is said of the slowest rung that this step waited for, and by whom; RAM before the first. */
function Sources({ moment }: { moment: LatencyMoment }) {
  const { name, each, about, how, sources, range } = rungOf(
    moment.events[0]?.rungs.at(-1) ?? 'ram',
  );
  return (
    <p class="sources">
      <b>
        {name}, {about ? 'about ' : ''}
        {formatDuration(each)}.
      </b>{' '}
      {how} Sources, which say {range.map((one) => formatDuration(one)).join(' to ')}:{' '}
      {sources.map(({ title, href, says }, place) => (
        <span key={href}>
          {place > 0 && '; '}
          <a href={href}>{title}</a> ({says})
        </span>
      ))}
      .
    </p>
  );
}
