import type {
  CollectorRun,
  CollectorsEvent,
  CollectorsState,
} from '../../model/collectors/state.ts';
import { formatNumber } from '../../model/units.ts';
import { Chart, type Series, scaleOf } from '../draw/chart.tsx';
import { Drawing } from '../draw/drawing.tsx';
import { fitted, textWidth } from '../draw/geometry.ts';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { axisOf, overAxis } from './axis.ts';

/** One chart of the three. */
interface Measure {
  readonly name: string;
  /** What is plotted. */
  readonly value: (run: CollectorRun) => number;
  readonly text: (value: number) => string;
  /** The end of its axis, from all values that the script ever comes to. */
  readonly most: (values: readonly number[]) => number;
}

const measures: readonly Measure[] = [
  {
    name: 'longest pause, in units of work',
    value: ({ longestPause }) => longestPause,
    text: formatNumber,
    most: (values) => Math.max(...values, 100),
  },
  {
    name: 'throughput, in %: the program’s share of all work',
    value: ({ throughput }) => throughput * 100,
    text: (value) => `${Math.round(value)} %`,
    most: () => 100,
  },
  {
    name: 'peak memory, in KiB',
    value: ({ peak }) => peak / 1024,
    text: (value) => `${formatNumber(Math.round(value))} KiB`,
    most: (values) => Math.max(...values, 1),
  },
];

const tones: readonly Series['tone'][] = ['live', 'ink', 'dash', 'quiet', 'beat', 'quiet', 'dash'];
const top = 28;
const chartHeight = 144;
const pitch = chartHeight + 72;
const labelPitch = 18;
/** From the plot's right end to the names: room for a lead and a sample of the line. */
const textLeft = 34;

/** Three charts over one axis: what each collector makes of the same stream. */
export function ChartPicture(props: PictureProps<CollectorsState, CollectorsEvent>) {
  const { id, moment, width, ask } = props;
  const { play, state, step } = moment;
  const { collectors, points } = state;
  const whole = play.at(play.last).state.points;
  const wide = width >= 560;
  const right = width - (wide ? 168 : 120);
  const axis = axisOf(play);
  const x = scaleOf(axis.least, axis.most, 40, right);
  const shown = overAxis(axis, points);
  const now = points.at(-1);
  return (
    <Drawing
      id={id}
      width={width}
      height={pitch * measures.length}
      label={`Longest pause, throughput and peak memory of ${collectors.length} collectors, over ${axis.name}.`}
    >
      {measures.map(({ name, value, text, most }, place) => {
        const values = whole.flatMap(({ runs }) => runs.map(value));
        const low = place * pitch + top + chartHeight;
        const y = scaleOf(0, most(values), low, place * pitch + top);
        const heights = collectors.map((_, index) => {
          const run = now?.runs[index];
          return run && !run.outOfMemory ? y.at(value(run)) : low;
        });
        const labels = spread(heights, place * pitch + top, low + 12);
        return (
          <g key={name}>
            <Chart
              x={x}
              y={y}
              xName={place === measures.length - 1 ? axis.name : ''}
              yName={wide ? name : fitted(name.split(':')[0]!, 12, width)}
              xText={axis.text}
              yText={formatNumber}
              series={collectors.map((collector, index) => ({
                name: collector,
                tone: tones[index]!,
                points: shown.map(({ at, point }): readonly [number, number] => {
                  const run = point.runs[index]!;
                  return [at, run.outOfMemory ? Number.NaN : value(run)];
                }),
              }))}
              now={step > 0 ? axis.at(now!, points.length - 1) : undefined}
            />
            {shown.flatMap(({ at, point }) =>
              point.runs.map((run, index) =>
                run.outOfMemory ? null : (
                  <circle
                    key={`${at} ${run.collector}`}
                    class={`dot ${tones[index]}`}
                    cx={x.at(at)}
                    cy={y.at(value(run))}
                    r="2.5"
                  />
                ),
              ),
            )}
            {collectors.map((collector, index) => {
              const run = now?.runs[index];
              const failed = run?.outOfMemory ?? false;
              const said = failed ? 'no room' : run && wide ? text(value(run)) : '';
              const label = failed && !wide ? `out: ${collector}` : `${collector} ${said}`.trim();
              const shortened = fitted(label, 11, width - right - textLeft);
              const box = {
                x: right + 10,
                y: labels[index]! - 10,
                width: textLeft - 10 + textWidth(shortened, 11),
                height: 12,
              };
              const drawn = (
                <g class="chart">
                  {run && !failed && (
                    <path
                      class="lead"
                      d={`M${x.at(axis.at(now!, points.length - 1)) + 4} ${heights[index]}H${right}L${right + 10} ${labels[index]! - 4}`}
                    />
                  )}
                  <path
                    class={`series ${tones[index]}`}
                    d={`M${right + 10} ${labels[index]! - 4}h20`}
                  />
                  <Words
                    x={right + textLeft}
                    y={labels[index]!}
                    as="size"
                    {...(failed ? { tone: 'fault' as const } : {})}
                  >
                    {shortened}
                  </Words>
                </g>
              );
              return place > 0 ? (
                <g key={collector}>{drawn}</g>
              ) : (
                <Target key={collector} id={collector} label={collector} ask={ask} box={box}>
                  {drawn}
                </Target>
              );
            })}
          </g>
        );
      })}
    </Drawing>
  );
}

/** Baselines near where lines end, none on another, all between two heights. */
function spread(heights: readonly number[], least: number, most: number): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a]! - heights[b]! || a - b);
  const found: number[] = [];
  let next = least;
  for (const index of order) {
    const at = Math.max(heights[index]! + 4, next);
    found[index] = at;
    next = at + labelPitch;
  }
  let high = most;
  for (const index of [...order].reverse()) {
    found[index] = Math.min(found[index]!, high);
    high = found[index]! - labelPitch;
  }
  return found;
}
