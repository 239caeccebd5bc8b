import type { Reclaimed, ReclaimOptions } from '../reclaim/reclaim-host.ts';
import { shrink, swapClusterMax } from '../reclaim/shrink.ts';
import type { Core } from './core.ts';
import { costs } from './costs.ts';
import type { ReclaimedBy } from './event.ts';
import { evictor } from './evict.ts';
import type { Group } from './group.ts';

/**
 * After so many turns in a row that freed nothing kswapd stops (MAX_RECLAIM_RETRIES). The first turns
 * often free nothing: all new pages are accessed, and get their second look in the next one.
 */
const mostFailures = 16;

/**
 * Pages that one turn wants: 32 as Linux has it, less on small machines, where 32 would be
 * half of memory.
 */
const clusterOf = (pages: number): number =>
  Math.min(swapClusterMax, Math.max(1, Math.floor(pages / 64)));

/** Frees pages at once, while whoever wants memory waits; how many were freed. */
export function reclaim(
  core: Core,
  by: 'direct' | 'group',
  group: Group | undefined,
  wanted: number,
): number {
  const start = core.now;
  const { counts, took } = shrinkOnce(core, by, group, wanted);
  if (core.waits) {
    core.waits.push({ kind: 'reclaim', took });
    return counts.reclaimed;
  }
  core.now += took;
  core.pressure.stall(start, core.now, 1, Math.max(1, core.runnable));
  return counts.reclaimed;
}

/** Free frames are low: kswapd starts to work, unless it has given up. */
export function wakeKswapd(core: Core): void {
  const { awake, failures } = core.kswapd;
  if (awake || failures >= mostFailures) return;
  core.vmstat.pageoutrun += 1;
  core.kswapd = { ...core.kswapd, awake: true, until: Math.max(core.kswapd.until, core.now) };
  core.sink?.push({ kind: 'kswapd-woken', free: core.frames.free, low: core.watermarks.low });
}

/**
 * Lets kswapd do what it has had time for by now, beside the process that runs: batch after batch
 * until free frames are above `high` (mm/vmscan.c, balance_pgdat). It shares no time with anybody, so
 * while its writes last the process goes on and may have to reclaim for itself.
 */
export function runKswapd(core: Core): void {
  while (core.kswapd.awake && core.kswapd.until <= core.now) {
    const { high } = core.watermarks;
    const wanted = high + 1 - core.frames.free;
    if (wanted <= 0) {
      sleep(core, 0);
      return;
    }
    const { counts, took } = shrinkOnce(core, 'kswapd', undefined, wanted);
    const failures = counts.reclaimed === 0 ? core.kswapd.failures + 1 : 0;
    core.kswapd = { ...core.kswapd, until: core.kswapd.until + took, failures };
    if (failures >= mostFailures) {
      sleep(core, failures);
      return;
    }
  }
}

function sleep(core: Core, failures: number): void {
  const { free } = core.frames;
  core.kswapd = { ...core.kswapd, awake: false, failures };
  const { high } = core.watermarks;
  core.sink?.push({ kind: 'kswapd-slept', free, high, failed: failures > 0 });
}

function shrinkOnce(
  core: Core,
  by: ReclaimedBy,
  group: Group | undefined,
  wanted: number,
): { readonly counts: Reclaimed; readonly took: number } {
  const cluster = clusterOf(group === undefined ? core.settings.frames : group.limit);
  const options: ReclaimOptions = {
    by,
    swappiness: core.swappiness,
    batch: cluster,
    ...(group === undefined ? { free: core.frames.free, high: core.watermarks.high } : {}),
  };
  const host = evictor(core, by, group);
  const groups = group === undefined ? core.groups : [group];
  const counts = shrink(groups, Math.max(Math.min(wanted, swapClusterMax), cluster), host, options);
  core.vmstat.addReclaim(counts, by);
  const scanned = counts.scannedAnon + counts.scannedFile;
  const took = (scanned + counts.refilled) * costs.scanPage + host.written * costs.writePage;
  core.sink?.push({
    kind: 'reclaimed',
    by,
    ...(group === undefined ? {} : { group: group.name }),
    wanted,
    freed: counts.reclaimed,
    scanned,
  });
  return { counts, took: Math.max(took, costs.scanPage) };
}
