import { activeAnon, activeFile, inactiveAnon, inactiveFile, type ListId } from './page-lists.ts';
import type { Lruvec } from './reclaim-host.ts';

/** Sums over the groups that one reclaim shrinks: what the kernel keeps in their common ancestor. */
export interface Target {
  readonly anonCost: number;
  readonly fileCost: number;
  readonly lengths: readonly [number, number, number, number];
  /** A refault turned a page active since the last reclaim: the active list holds stale pages. */
  readonly refaultedAnon: boolean;
  readonly refaultedFile: boolean;
}

export function targetOf(groups: readonly Lruvec[]): Target {
  const sum = (of: (group: Lruvec) => number) => groups.reduce((all, one) => all + of(one), 0);
  const length = (list: ListId) => sum(({ lists }) => lists.length(list));
  return {
    anonCost: sum(({ lists }) => lists.anonCost),
    fileCost: sum(({ lists }) => lists.fileCost),
    lengths: [length(inactiveAnon), length(activeAnon), length(inactiveFile), length(activeFile)],
    refaultedAnon: groups.some(({ workingset: w }) => w.activateAnon !== w.seenAnon),
    refaultedFile: groups.some(({ workingset: w }) => w.activateFile !== w.seenFile),
  };
}

/** 4 KiB pages in a GiB. */
const pagesPerGiB = 2 ** 18;

/**
 * Whether pages should move from the active list to the inactive one (mm/vmscan.c,
 * inactive_is_low): the larger memory is, the smaller a share the inactive list needs. Below a GiB
 * the two are equal, at 10 GiB the active list may be 10 times as long.
 */
export function inactiveIsLow(inactive: number, active: number): boolean {
  const gigabytes = Math.floor((inactive + active) / pagesPerGiB);
  const ratio = gigabytes > 0 ? Math.floor(Math.sqrt(10 * gigabytes)) : 1;
  return inactive * ratio < active;
}

/** What decides how much of each list a turn looks at. */
export interface Balance {
  readonly priority: number;
  readonly swappiness: number;
  readonly ofGroup: boolean;
  readonly swapFree: number;
  /** Nearly no file pages are left: only anonymous ones can help. */
  readonly fileIsTiny: boolean;
  /** Many inactive file pages, and none of them missed: leave anonymous ones alone. */
  readonly cacheTrim: boolean;
  readonly anonCost: number;
  readonly fileCost: number;
}

/** Pages to look at in each list, by ListId (mm/vmscan.c, get_scan_count). */
export function scanCounts(
  length: (list: ListId) => number,
  balance: Balance,
): [number, number, number, number] {
  const { priority, swappiness, ofGroup, swapFree, fileIsTiny, cacheTrim } = balance;
  const share = (list: ListId) => Math.floor(length(list) / 2 ** priority);
  const anon = (part: (pages: number) => number) =>
    [part(share(inactiveAnon)), part(share(activeAnon))] as const;
  const file = (part: (pages: number) => number) =>
    [part(share(inactiveFile)), part(share(activeFile))] as const;
  const all = (pages: number) => pages;
  const nothing = () => 0;

  if (swapFree <= 0 || (ofGroup && swappiness === 0)) return [...anon(nothing), ...file(all)];
  // Close to out of memory, cleverness only costs time.
  if (priority === 0 && swappiness > 0) return [...anon(all), ...file(all)];
  if (fileIsTiny) return [...anon(all), ...file(nothing)];
  if (cacheTrim) return [...anon(nothing), ...file(all)];

  // Pressure on a kind goes against its share of the cost; either keeps at least a third of it.
  const total = balance.anonCost + balance.fileCost;
  const anonCost = total + balance.anonCost;
  const fileCost = total + balance.fileCost;
  const scale = anonCost + fileCost + 1;
  const anonPart = Math.floor((swappiness * scale) / (anonCost + 1));
  const filePart = Math.floor(((200 - swappiness) * scale) / (fileCost + 1));
  const of = (part: number) => (pages: number) =>
    Math.floor((pages * part) / (anonPart + filePart));
  return [...anon(of(anonPart)), ...file(of(filePart))];
}
