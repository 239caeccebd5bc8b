import { formatBytes, formatNumber } from '../../model/units.ts';
import { textWidth } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';
import { lookedThrough } from '../machine-drawing/looked-through.ts';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { barHeight, barTop, type Plan } from './geometry.ts';
import { drawnProcess, processNamed } from './strips.ts';

/** RSS in VSS, to scale, and the faults so far. */
export function SizeBar({ plan, moment }: { plan: Plan; moment: MachineMoment }) {
  const name = drawnProcess(moment.play);
  const usage = processNamed(moment.state, name)?.usage;
  const { width } = plan;
  const most = Math.max(
    ...lookedThrough(moment.play).map(({ state }) => processNamed(state, name)?.usage?.size ?? 1),
  );
  const each = (width - 2) / most;
  const wide = (pages: number): number => Math.round(pages * each * 10) / 10;
  const { size = 0, resident = 0, minorFaults = 0, majorFaults = 0 } = usage ?? {};
  const rss = `RSS ${formatBytes(resident * pageBytes)}`;
  const vss = `VSS ${formatBytes(size * pageBytes)}`;
  const under = barTop + barHeight + 16;
  // Each under the end of its bar, and never one over the other.
  const [rssWidth, vssWidth] = [textWidth(rss, 11), textWidth(vss, 11)];
  const vssRight = Math.max(wide(size) + 1, rssWidth + vssWidth + 24);
  const rssLeft = Math.min(wide(resident) + 1, vssRight - vssWidth - 24 - rssWidth);
  const counts = `minflt ${formatNumber(minorFaults)} · majflt ${formatNumber(majorFaults)}`;
  return (
    <g>
      <Words x={0} y={16} as="head">
        {name}
      </Words>
      <text class="w-name" x={width} y={16} text-anchor="end">
        {counts}
      </text>
      <g class="pg absent">
        <rect x={1} y={barTop} width={wide(size)} height={barHeight} />
      </g>
      <g class="pg own-a">
        <rect x={1} y={barTop} width={wide(resident)} height={barHeight} />
      </g>
      <path class="end" d={`M${wide(resident) + 1} ${barTop + barHeight}v6`} />
      <Words x={Math.max(rssLeft, 0)} y={under} as="size">
        {rss}
      </Words>
      <Words x={vssRight} y={under} as="size" anchor="end">
        {vss}
      </Words>
      {plan.narrow ? null : (
        <Words x={width / 2} y={16} as="note" anchor="middle">
          {`a square of the grid is ${formatBytes((16 / each) * pageBytes)} wide`}
        </Words>
      )}
    </g>
  );
}
