import type { ComponentChildren } from 'preact';
import { Words } from './words.tsx';

/** From values to pixels, both ends included. */
export interface Scale {
  readonly least: number;
  readonly most: number;
  readonly at: (value: number) => number;
}

export function scaleOf(least: number, most: number, from: number, to: number): Scale {
  const span = most - least || 1;
  return { least, most, at: (value) => from + ((value - least) / span) * (to - from) };
}

/** Round values to write at an axis: at most `count`, in steps of 1, 2 or 5 times a power of ten. */
export function ticksOf({ least, most }: Pick<Scale, 'least' | 'most'>, count = 5): number[] {
  const rough = (most - least) / Math.max(count, 1);
  if (!(rough > 0)) return [least];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough)!;
  const first = Math.ceil(least / step) * step;
  const ticks: number[] = [];
  for (let tick = first; tick <= most + step / 1e6; tick += step) ticks.push(tick);
  return ticks;
}

export interface Series {
  readonly name: string;
  /** Pairs of x and y; a gap where y is not a number. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Told apart without colour: each tone has a dash of its own, too. */
  readonly tone: 'live' | 'ink' | 'quiet' | 'fault' | 'dash' | 'beat';
}

interface ChartProps {
  x: Scale;
  y: Scale;
  /** What the axes count, with units. */
  xName: string;
  yName: string;
  xText?: (value: number) => string;
  yText?: (value: number) => string;
  series: readonly Series[];
  /** Level lines with a name at their right end. */
  limits?: readonly { readonly at: number; readonly name: string }[];
  /** Where the step shown stands. */
  now?: number | undefined;
  children?: ComponentChildren;
}

const plain = (value: number): string => String(Math.round(value * 100) / 100);

/** Lines over a grid of round values; `x` and `y` say where in the drawing it stands. */
export function Chart(props: ChartProps) {
  const { x, y, xName, yName, xText = plain, yText = plain, series, limits = [], now } = props;
  const left = x.at(x.least);
  const right = x.at(x.most);
  const bottom = y.at(y.least);
  const top = y.at(y.most);
  return (
    <g class="chart">
      {ticksOf(y, Math.max(Math.floor((bottom - top) / 48), 2)).map((tick) => (
        <g key={`y${tick}`}>
          <path class="rule" d={`M${left} ${y.at(tick)}H${right}`} />
          <Words x={left - 6} y={y.at(tick) + 4} as="size" anchor="end">
            {yText(tick)}
          </Words>
        </g>
      ))}
      {ticksOf(x, Math.max(Math.floor((right - left) / 90), 2)).map((tick) => (
        <g key={`x${tick}`}>
          <path class="tick" d={`M${x.at(tick)} ${bottom}v5`} />
          <Words x={x.at(tick)} y={bottom + 18} as="size" anchor="middle">
            {xText(tick)}
          </Words>
        </g>
      ))}
      <Words x={left} y={top - 10} as="note">
        {yName}
      </Words>
      <Words x={right} y={bottom + 34} as="note" anchor="end">
        {xName}
      </Words>
      <path class="axis" d={`M${left} ${top}V${bottom}H${right}`} />
      {series.map(({ name, points, tone }) => (
        <path key={name} class={`series ${tone}`} d={pathOf(points, x, y)} />
      ))}
      {limits.map((limit) => (
        <g key={limit.name}>
          <path class="limit" d={`M${left} ${y.at(limit.at)}H${right}`} />
          <Words x={right} y={y.at(limit.at) - 6} as="note" anchor="end">
            {limit.name}
          </Words>
        </g>
      ))}
      {now !== undefined && <path class="cursor" d={`M${x.at(now)} ${top}V${bottom}`} />}
      {props.children}
    </g>
  );
}

function pathOf(points: Series['points'], x: Scale, y: Scale): string {
  let open = false;
  return points
    .map(([across, up]) => {
      const drawn = Number.isFinite(up);
      const verb = open ? 'L' : 'M';
      open = drawn;
      return drawn ? `${verb}${round(x.at(across))} ${round(y.at(up))}` : '';
    })
    .join('');
}

const round = (value: number): number => Math.round(value * 10) / 10;
