import { formatDuration } from '../../model/latency/duration.ts';
import { humanTime } from '../../model/latency/human-time.ts';
import { rungOf, rungs } from '../../model/latency/rungs.ts';
import { textWidth } from '../draw/geometry.ts';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import { takes } from '../narrate/latency.ts';
import { isNow, type LatencyMoment, toneOf } from './share.ts';

interface LadderProps {
  moment: LatencyMoment;
  width: number;
  ask: Asking | undefined;
  /** Rungs that nobody has waited for yet keep their times to themselves: they are asked for. */
  hide: boolean;
}

const head = 48;
const foot = 32;
const wideFrom = 480;
/** The axis goes from 0.1 ns to 100 ms. */
const [leastPower, mostPower] = [-1, 8];
const powers = Array.from({ length: mostPower - leastPower }, (_, place) => leastPower + place);

const rowHeight = (width: number): number => (width >= wideFrom ? 32 : 48);

export const ladderHeight = (width: number): number =>
  head + rungs.length * rowHeight(width) + foot;

/** The rungs over each other on a logarithmic scale, with their times and what they would be for people. */
export function Ladder({ moment, width, ask, hide }: LadderProps) {
  const { uses, effective } = moment.state;
  const wide = width >= wideFrom;
  const high = rowHeight(width);
  const [left, right] = wide ? [128, width - 200] : [8, width - 8];
  const timeRight = wide ? width - 104 : width - 80;
  const at = (time: number): number =>
    Math.round(
      (left + ((Math.log10(time) - leastPower) / (mostPower - leastPower)) * (right - left)) * 10,
    ) / 10;
  const lineAt = (place: number): number => head + place * high + (wide ? 16 : 34);
  const bottom = head + rungs.length * high;
  return (
    <g class="ladder">
      <Words x={timeRight} y={22} as="note" anchor="end">
        one wait
      </Words>
      <Words x={width - 8} y={22} as="note" anchor="end">
        {wide ? 'if RAM took 1 s' : 'RAM = 1 s'}
      </Words>
      {powers.map((power) => (
        <g key={power}>
          <path
            class={power % 3 === 0 ? 'rule strong' : 'rule'}
            d={
              wide
                ? `M${at(10 ** power)} ${head - 4}V${bottom}`
                : uses.map((_, place) => `M${at(10 ** power)} ${lineAt(place) - 8}v16`).join('')
            }
          />
          {power % 3 === 0 && (
            <Words x={at(10 ** power)} y={wide ? 38 : 42} as="size" anchor="middle">
              {formatDuration(10 ** power)}
            </Words>
          )}
        </g>
      ))}
      {uses.map((use, place) => {
        const rung = rungOf(use.rung);
        const y = head + place * high;
        const line = lineAt(place);
        const text = y + (wide ? 20 : 18);
        const known = !hide || use.times > 0 || use.rung === 'ram';
        const x = at(use.each);
        const tone = isNow(moment, use) ? 'now' : toneOf(use);
        return (
          <Target
            key={use.rung}
            id={`rung-${use.rung}`}
            label={`${rung.name}${known ? `, ${takes(rung)}` : ''}`}
            ask={ask}
            box={{ x: 5, y: y + 4, width: width - 10, height: high - 8 }}
          >
            {tone === 'now' && (
              <rect class="row-now" x="0" y={y} width={width} height={high} rx="2" />
            )}
            <Words x={8} y={text}>
              {rung.name}
            </Words>
            <path class="rung" d={`M${left} ${line}H${known ? x : right}`} />
            {known && (
              <>
                <rect
                  class="range"
                  x={at(rung.range[0])}
                  y={line - 4}
                  width={at(rung.range[1]) - at(rung.range[0])}
                  height="8"
                />
                <rect class={`mark ${tone}`} x={x - 6} y={line - 6} width="12" height="12" />
              </>
            )}
            <Words x={timeRight} y={text} as="address" anchor="end">
              {known ? takes(rung) : '?'}
            </Words>
            <Words x={width - 8} y={text} as="address" anchor="end">
              {known ? humanTime(use.each) : '?'}
            </Words>
          </Target>
        );
      })}
      {effective > 0 && (
        <path
          class="mean"
          d={
            wide
              ? `M${at(effective)} ${head - 4}V${bottom + 8}`
              : uses.map((_, place) => `M${at(effective)} ${lineAt(place) - 10}v20`).join('')
          }
        />
      )}
      <Mean at={effective === 0 ? undefined : at(effective)} {...{ effective, bottom, width }} />
    </g>
  );
}

interface MeanProps {
  at: number | undefined;
  effective: number;
  bottom: number;
  width: number;
}

/** Where the mean of all references stands among the rungs: the effective access time. */
function Mean({ at, effective, bottom, width }: MeanProps) {
  if (at === undefined) {
    return (
      <Words x={8} y={bottom + 24} as="note">
        No reference to memory yet, so no mean of them.
      </Words>
    );
  }
  const text = `mean of all references ${formatDuration(effective)}`;
  const half = textWidth(text, 12) / 2;
  const x = Math.min(Math.max(at, half + 8), width - half - 8);
  return (
    <>
      <path class="mean-head" d={`M${at - 5} ${bottom + 10}h10l-5 -8z`} />
      <Words x={x} y={bottom + 24} anchor="middle">
        {text}
      </Words>
    </>
  );
}
