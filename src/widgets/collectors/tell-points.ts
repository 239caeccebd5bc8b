import type { CollectorRun, CollectorsPoint } from '../../model/collectors/state.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { counted, listed } from '../narrate/words.ts';
import type { PointsMoment } from './look.ts';

/** Of runs that came to their end. */
export const finished = ({ runs }: CollectorsPoint): CollectorRun[] =>
  runs.filter(({ outOfMemory }) => !outOfMemory);

/** The run with the most of something; the first of several. */
export const mostOf = (
  runs: readonly CollectorRun[],
  value: (run: CollectorRun) => number,
): CollectorRun | undefined =>
  runs.reduce<CollectorRun | undefined>(
    (most, run) => (most === undefined || value(run) > value(most) ? run : most),
    undefined,
  );

export const longest = (runs: readonly CollectorRun[]) =>
  mostOf(runs, ({ longestPause }) => longestPause);

/** What the streams came to at a step. */
export function narratePoints({ state: { points, collectors } }: PointsMoment): string {
  const now = points.at(-1);
  if (!now) {
    return `${counted(collectors.length, 'collector')} wait for one and the same stream of allocations.`;
  }
  const { heap, live } = now;
  const all = finished(now);
  const failed = now.runs.filter(({ outOfMemory }) => outOfMemory);
  const long = longest(all);
  const quick = mostOf(all, ({ longestPause }) => -longestPause);
  const where = `A heap of ${formatBytes(heap)}, ${formatBytes(live)} of which stay alive`;
  const units = ({ longestPause }: CollectorRun): string => formatNumber(longestPause);
  const told = (run: CollectorRun, other: CollectorRun): string =>
    run === other
      ? `the longest pause of ${run.collector} takes ${units(run)} units of work.`
      : `${run.collector} pauses longest, ${units(run)} units of work, and ${other.collector} shortest, ${units(other)}.`;
  const said = long && quick ? told(long, quick) : 'nobody comes to the end.';
  const out =
    failed.length > 0 ? ` No room was left for ${listed(failed.map((run) => run.collector))}.` : '';
  return `${where}: ${said}${out}`;
}

export const wordOfPoints = ({ state: { points } }: PointsMoment): string =>
  points.at(-1)?.runs.some(({ outOfMemory }) => outOfMemory) ? 'No room' : 'Measure';
