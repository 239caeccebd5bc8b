import {
  activeAnon,
  activeFile,
  inactiveAnon,
  inactiveFile,
  type ListId,
  type PageKind,
} from './page-lists.ts';
import type { Lruvec, Reclaimed, ReclaimHost, ReclaimOptions } from './reclaim-host.ts';
import { Scan } from './scan.ts';
import {
  type Balance,
  inactiveIsLow,
  type PerList,
  scanCounts,
  sharesOf,
  targetOf,
} from './scan-balance.ts';

/** A first turn looks at 1/4096 of each list (mm/vmscan.c, DEF_PRIORITY). */
const firstPriority = 12;
/** include/linux/swap.h, SWAP_CLUSTER_MAX. */
export const swapClusterMax = 32;
/** mm/vmscan.c, vm_swappiness. */
export const defaultSwappiness = 60;

/**
 * Frees at least `want` pages of the groups, if it can, as Linux 6.1 does (mm/vmscan.c,
 * do_try_to_free_pages with the lists in use before MGLRU): turn after turn looks at a larger part of
 * the lists, from 1/4096 to everything. Each turn stops by what it freed itself, so more than
 * `want` may go; and less, where every page is in use. Exact stepping has no outside
 * confirmation; where the kernel waits for writes to end or leaves dirty file pages to its flusher
 * threads, `host.evict` writes at once.
 */
export function shrink(
  groups: readonly Lruvec[],
  want: number,
  host: ReclaimHost,
  options: ReclaimOptions,
): Reclaimed {
  const scan = new Scan(host, firstPriority);
  // kswapd leaves the last turn, which looks at everything, to those who are about to fail.
  const last = options.by === 'kswapd' ? 1 : 0;
  const skipped = turns(groups, want, scan, options, last, false);
  for (const { workingset } of groups) workingset.snapshot();
  if (scan.reclaimed === 0 && skipped && options.by !== 'kswapd') {
    scan.priority = firstPriority;
    turns(groups, want, scan, options, last, true);
    for (const { workingset } of groups) workingset.snapshot();
  }
  return scan.counts();
}

/** Says whether an active list was spared that could have given pages. */
function turns(
  groups: readonly Lruvec[],
  want: number,
  scan: Scan,
  options: ReclaimOptions,
  last: number,
  force: boolean,
): boolean {
  let skipped = false;
  for (;;) {
    const { reclaimed, scanned } = scan;
    if (turn(groups, want, scan, options, force)) skipped = true;
    if (scan.reclaimed >= want) return skipped;
    // kswapd goes on at the same pace while it frees something (balance_pgdat, kswapd_shrink_node).
    const progress = scan.reclaimed > reclaimed && scan.scanned - scanned >= want;
    if (options.by === 'kswapd' && progress) continue;
    if (scan.priority === last) return skipped;
    scan.priority -= 1;
  }
}

/** One priority over all groups (shrink_node, prepare_scan_count). */
function turn(
  groups: readonly Lruvec[],
  want: number,
  scan: Scan,
  options: ReclaimOptions,
  force: boolean,
): boolean {
  const { priority } = scan;
  const target = targetOf(groups);
  const [idleAnon, busyAnon, idleFile, busyFile] = target.lengths;
  const ages = {
    anon: force || target.refaultedAnon || inactiveIsLow(idleAnon, busyAnon),
    file: force || target.refaultedFile || inactiveIsLow(idleFile, busyFile),
  };
  const { free = 0, high = 0 } = options;
  const tiny = idleFile + busyFile + free <= high && !ages.anon && idleAnon >= 2 ** priority;
  const balance: Balance = {
    priority,
    swappiness: options.swappiness ?? defaultSwappiness,
    ofGroup: options.by === 'group',
    fileIsTiny: options.by !== 'group' && high > 0 && tiny,
    cacheTrim: idleFile >= 2 ** priority && !ages.file,
    anonCost: target.anonCost,
    fileCost: target.fileCost,
  };
  let skipped = false;
  for (const group of groups) {
    const counts = scanCounts(group, priority, sharesOf(balance, scan.host.swapFree()));
    if (shrinkGroup(group, counts, want, scan, options, ages)) skipped = true;
  }
  return skipped;
}

/** Batches from each list in turn until the counts are used up or enough is free (shrink_lruvec). */
function shrinkGroup(
  group: Lruvec,
  counts: PerList,
  want: number,
  scan: Scan,
  { by, batch = swapClusterMax }: ReclaimOptions,
  ages: Readonly<Record<PageKind, boolean>>,
): boolean {
  const goal: Readonly<PerList> = [...counts];
  let skipped = false;
  let reclaimed = 0;
  // A direct reclaimer's first turn ends its whole small share: kswapd does not keep up.
  let adjusted = by === 'direct' && scan.priority === firstPriority;
  const take = (list: ListId): number => {
    const pages = Math.min(counts[list], batch);
    counts[list] -= pages;
    return pages;
  };
  const age = (kind: PageKind, pages: number): void => {
    if (pages === 0) return;
    if (ages[kind]) scan.active(group, kind, pages);
    else skipped = true;
  };
  while (counts[inactiveAnon] > 0 || counts[activeFile] > 0 || counts[inactiveFile] > 0) {
    reclaimed += scan.inactive(group, 'anon', take(inactiveAnon));
    age('anon', take(activeAnon));
    reclaimed += scan.inactive(group, 'file', take(inactiveFile));
    age('file', take(activeFile));
    if (reclaimed < want || adjusted) continue;
    const anon = counts[inactiveAnon] + counts[activeAnon];
    const file = counts[inactiveFile] + counts[activeFile];
    if (anon === 0 || file === 0) break;
    levelCounts(counts, goal, anon, file);
    adjusted = true;
  }
  scan.reclaimed += reclaimed;
  const { lists } = group;
  const low = inactiveIsLow(lists.length(inactiveAnon), lists.length(activeAnon));
  if (scan.host.swapTotal() > 0 && low) scan.active(group, 'anon', batch);
  return skipped;
}

/**
 * Enough is free: the kind with less left to look at stops, and the other goes on to the same share
 * of its own goal, so that both end in the proportion that was asked for.
 */
function levelCounts(counts: PerList, goal: Readonly<PerList>, anon: number, file: number): void {
  const stopAnon = file > anon;
  const [left, of] = stopAnon
    ? [anon, goal[inactiveAnon] + goal[activeAnon] + 1]
    : [file, goal[inactiveFile] + goal[activeFile] + 1];
  const percent = Math.floor((left * 100) / of);
  const stopped = stopAnon
    ? ([inactiveAnon, activeAnon] as const)
    : ([inactiveFile, activeFile] as const);
  const going = stopAnon
    ? ([inactiveFile, activeFile] as const)
    : ([inactiveAnon, activeAnon] as const);
  for (const list of stopped) counts[list] = 0;
  for (const list of going) {
    const scanned = goal[list] - counts[list];
    const wanted = Math.floor((goal[list] * (100 - percent)) / 100);
    counts[list] = Math.max(0, wanted - scanned);
  }
}
