import type { CliffState, Interval } from '../../model/cliff/state.ts';
import { Chart, scaleOf } from '../draw/chart.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';

interface CliffChartProps {
  x: number;
  y: number;
  width: number;
  height: number;
  state: CliffState;
  /** The largest share of RAM that the script asks for. */
  share: number;
  ask: Asking | undefined;
}

/** Room for the numbers at the left, the names above and below. */
const margin = { left: 40, top: 22, bottom: 40, right: 8 };

/** What throughput may do: the options of a question, as they stand in the chart. */
export const courses = [
  { id: 'rises', label: 'rises' },
  { id: 'stays', label: 'stays' },
  { id: 'falls', label: 'falls' },
] as const;

/** Throughput over the size of the working sets: a point a second, a line through the means of each size. */
export function CliffChart({ x, y, width, height, state, share, ask }: CliffChartProps) {
  const { ram, intervals, mostReferences } = state;
  const most = Math.max(Math.ceil(share * 4) / 4, 1.25);
  const across = scaleOf(0, most * 100, x + margin.left, x + width - margin.right);
  const up = scaleOf(0, mostReferences, y + height - margin.bottom, y + margin.top);
  const shareOf = ({ workingSets }: Interval): number => (workingSets / ram.pages) * 100;
  const last = intervals.at(-1);
  const groups = groupsOf(intervals);
  const full = across.at(100);
  const bottom = up.at(0);
  const top = up.at(mostReferences);
  return (
    <Chart
      x={across}
      y={up}
      xName="working sets, % of RAM"
      yName="pages of work a second"
      now={(state.workingSets / ram.pages) * 100}
      series={[
        {
          name: 'means',
          tone: 'live',
          points: groups.map((group) => [shareOf(group[0]!), meanOf(group)] as const),
        },
      ]}
    >
      <path class="ram-line" d={`M${full} ${top}V${bottom}`} />
      <Words x={full + 5} y={bottom - 6} as="size">
        RAM
      </Words>
      {intervals.slice(0, -1).map((one) => (
        <circle
          key={one.second}
          class="dot"
          cx={Math.round(across.at(shareOf(one)))}
          cy={Math.round(up.at(one.references))}
          r="3"
        />
      ))}
      {last && (
        <rect
          class="point"
          x={Math.round(across.at(shareOf(last))) - 6}
          y={Math.round(up.at(last.references)) - 6}
          width="12"
          height="12"
        />
      )}
      {ask?.options.has('rises') && (
        <g class="courses">
          {courses.map(({ id, label }, place) => {
            const left = Math.max(
              Math.min(last ? across.at(shareOf(last)) + 16 : 0, x + width - 88),
              x + margin.left + 8,
            );
            const at = last ? up.at(last.references) - 44 : top;
            const box = {
              x: Math.round(left),
              y: Math.round(Math.max(Math.min(at, bottom - 100), top + 4)) + place * 32,
              width: 72,
              height: 24,
            };
            return (
              <Target key={id} id={id} label={label} ask={ask} box={box}>
                <rect class="plate" {...box} />
                <Words x={box.x + 36} y={box.y + 16} as="note" anchor="middle">
                  {id}
                </Words>
              </Target>
            );
          })}
        </g>
      )}
    </Chart>
  );
}

/** Seconds in a row with working sets of one size. */
function groupsOf(intervals: readonly Interval[]): Interval[][] {
  const groups: Interval[][] = [];
  for (const one of intervals) {
    const group = groups.at(-1);
    if (group?.[0]?.workingSets === one.workingSets) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** In the first second memory is still on its way to what it will be, so others count where there are any. */
function meanOf(group: readonly Interval[]): number {
  const counted = group.length > 1 ? group.slice(1) : group;
  return counted.reduce((sum, { references }) => sum + references, 0) / counted.length;
}
