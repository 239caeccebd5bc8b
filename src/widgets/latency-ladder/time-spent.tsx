import { formatDuration } from '../../model/latency/duration.ts';
import type { RungUse } from '../../model/latency/state.ts';
import { formatNumber } from '../../model/units.ts';
import { textWidth } from '../draw/geometry.ts';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import { isNow, type LatencyMoment, shareOf, toneOf, usedIn } from './share.ts';
import { shortNames } from './short-names.ts';

interface TimeSpentProps {
  moment: LatencyMoment;
  width: number;
  ask: Asking | undefined;
  /** How long the whole takes would tell what is asked. */
  hide: boolean;
}

const head = 64;
const rowHeight = 40;

const endOf = ({ play }: LatencyMoment) => play.trace.frame(play.last).state;

export const timeSpentHeight = (moment: LatencyMoment): number =>
  head + Math.max(usedIn(endOf(moment)).length, 1) * rowHeight;

/** Where the time went, rung by rung; the full width is what the whole script will have waited. */
export function TimeSpent({ moment, width, ask, hide }: TimeSpentProps) {
  const end = endOf(moment);
  const { uses, total } = moment.state;
  const rows = usedIn(end).map(({ rung }) => uses.find((use) => use.rung === rung)!);
  const wide = width - 16;
  return (
    <g class="time-spent">
      <Words x={8} y={18} as="head">
        {`Waited so far: ${formatDuration(total)}`}
      </Words>
      <Words x={8} y={38} as="note">
        {rows.length === 0
          ? 'nothing to wait for'
          : `full width: ${hide ? '' : `${formatDuration(end.total)}, `}the whole script`}
      </Words>
      {rows.map((use, place) => {
        const y = head + place * rowHeight;
        const name = shortNames[use.rung];
        const part = end.total === 0 ? 0 : (use.total / end.total) * wide;
        return (
          <Target
            key={use.rung}
            id={`spent-${use.rung}`}
            label={`${name}, ${formatDuration(use.each)} each, ${formatNumber(use.times)} so far`}
            ask={ask}
            box={{ x: 5, y: y + 3, width: width - 10, height: rowHeight - 6 }}
          >
            <Words x={8} y={y + 14}>
              {name}
            </Words>
            <Words x={width - 8} y={y + 14} as="size" anchor="end">
              {sumOf(use, total, wide - textWidth(name, 12) - 8)}
            </Words>
            <rect class="trough" x={8} y={y + 20} width={wide} height="12" />
            {use.total > 0 && (
              <rect
                class={isNow(moment, use) ? 'now' : toneOf(use)}
                x={8}
                y={y + 20}
                width={Math.max(Math.round(part * 10) / 10, 0.75)}
                height="12"
              />
            )}
          </Target>
        );
      })}
    </g>
  );
}

/** How often, how long, and its share of all; less of it where there is little room. */
function sumOf({ times, each, total }: RungUse, all: number, room: number): string {
  if (times === 0) return 'not yet';
  const share = shareOf(total, all);
  const sum = `${formatDuration(total)}, ${share}`;
  const long = `${formatNumber(times)} × ${formatDuration(each)} = ${sum}`;
  return times > 1 && textWidth(long, 11) <= room ? long : sum;
}
