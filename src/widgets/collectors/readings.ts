import type { CollectorRun } from '../../model/collectors/state.ts';
import { pauseAt, workByPhase } from '../../model/gc/heap-course.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import type { Reading } from '../kit/figure-spec.ts';
import { courseOf } from './course.ts';
import { type HeapMoment, lookOf, type PointsMoment } from './look.ts';
import { freeSpans } from './spans.ts';
import { finished, longest, mostOf } from './tell-points.ts';

export function heapReadings({ state, play, step }: HeapMoment): Reading[] {
  const look = lookOf(state);
  const { heap, blocks } = look;
  if (!heap) {
    const garbage = blocks.filter((one) => one.garbage).length;
    return [
      { name: 'Objects in memory', value: String(blocks.length) },
      { name: 'No root reaches', value: String(garbage) },
    ];
  }
  const pieces = heap.spaces.flatMap((space) => freeSpans(space, look)).map(({ bytes }) => bytes);
  const course = courseOf(play);
  const pause = pauseAt(course, step);
  const units = pause ? workByPhase(pause, step).reduce((sum, [, work]) => sum + work, 0) : 0;
  const lost = heap.dangling.length;
  return [
    { name: 'In use', value: formatBytes(heap.used) },
    { name: 'Largest free piece', value: formatBytes(Math.max(...pieces, 0)) },
    { name: 'Last pause', value: `${formatNumber(units)} units` },
    { name: 'Live objects lost', value: lost > 0 ? `${lost} lost` : 'none', bad: lost > 0 },
  ];
}

export function pointsReadings({ state }: PointsMoment): Reading[] {
  const { points } = state;
  const now = points.at(-1);
  const runs = now ? finished(now) : [];
  const long = longest(runs);
  const best = mostOf(runs, ({ throughput }) => throughput);
  const none = 'none yet';
  const small = mostOf(runs, ({ peak }) => -peak);
  // One collector alone wins everything: its numbers say more than its name.
  const alone = state.collectors.length === 1;
  const read = (run: CollectorRun | undefined, value: (run: CollectorRun) => string): string =>
    run ? (alone ? value(run) : run.collector) : none;
  return [
    { name: 'Heap', value: now ? formatBytes(now.heap) : none },
    {
      name: 'Longest pause',
      value: read(long, ({ longestPause }) => `${formatNumber(longestPause)} units`),
    },
    {
      name: alone ? 'Throughput' : 'Highest throughput',
      value: read(best, ({ throughput }) => `${Math.round(throughput * 100)} %`),
    },
    {
      name: alone ? 'Peak memory' : 'Least memory',
      value: read(small, ({ peak }) => formatBytes(peak)),
    },
  ];
}
