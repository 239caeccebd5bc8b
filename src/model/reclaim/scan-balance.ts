import { activeAnon, activeFile, inactiveAnon, inactiveFile, type ListId } from './page-lists.ts';
import type { Lruvec } from './reclaim-host.ts';

/** Pages to look at, or that there are, by ListId. */
export type PerList = [number, number, number, number];

/** Sums over the groups that one reclaim shrinks: what the kernel keeps in their common ancestor. */
export interface Target {
  readonly anonCost: number;
  readonly fileCost: number;
  readonly lengths: Readonly<PerList>;
  /** A refault turned a page active since the last reclaim: the active list holds stale pages. */
  readonly refaultedAnon: boolean;
  readonly refaultedFile: boolean;
}

export function targetOf(groups: readonly Lruvec[]): Target {
  const lengths: PerList = [0, 0, 0, 0];
  let anonCost = 0;
  let fileCost = 0;
  let refaultedAnon = false;
  let refaultedFile = false;
  for (const { lists, workingset } of groups) {
    for (let list: ListId = 0; list < 4; list += 1) lengths[list]! += lists.length(list as ListId);
    anonCost += lists.anonCost;
    fileCost += lists.fileCost;
    if (workingset.activateAnon !== workingset.seenAnon) refaultedAnon = true;
    if (workingset.activateFile !== workingset.seenFile) refaultedFile = true;
  }
  return { anonCost, fileCost, lengths, refaultedAnon, refaultedFile };
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

/** What decides how much of each kind a turn looks at. */
export interface Balance {
  readonly priority: number;
  readonly swappiness: number;
  readonly ofGroup: boolean;
  /** Nearly no file pages are left: only anonymous ones can help. */
  readonly fileIsTiny: boolean;
  /** Many inactive file pages, and none of them missed: leave anonymous ones alone. */
  readonly cacheTrim: boolean;
  readonly anonCost: number;
  readonly fileCost: number;
}

/** The pressure on either kind, as parts of `of`. */
export interface Shares {
  readonly anon: number;
  readonly file: number;
  readonly of: number;
}

const onlyAnon: Shares = { anon: 1, file: 0, of: 1 };
const onlyFile: Shares = { anon: 0, file: 1, of: 1 };
const both: Shares = { anon: 1, file: 1, of: 1 };

/** How a turn divides between the kinds (mm/vmscan.c, get_scan_count). */
export function sharesOf(balance: Balance, swapFree: number): Shares {
  const { priority, swappiness, anonCost, fileCost } = balance;
  if (swapFree <= 0 || (balance.ofGroup && swappiness === 0)) return onlyFile;
  // Close to out of memory, cleverness only costs time.
  if (priority === 0 && swappiness > 0) return both;
  if (balance.fileIsTiny) return onlyAnon;
  if (balance.cacheTrim) return onlyFile;
  // Pressure goes against a kind's share of the cost, but a third of it is there in any case.
  const total = anonCost + fileCost;
  const scale = 3 * total + 1;
  const anon = Math.floor((swappiness * scale) / (total + anonCost + 1));
  const file = Math.floor(((200 - swappiness) * scale) / (total + fileCost + 1));
  return { anon, file, of: anon + file };
}

/** The pages of each list that a turn looks at. */
export function scanCounts({ lists }: Lruvec, priority: number, shares: Shares): PerList {
  const { anon, file, of } = shares;
  const part = (list: ListId, share: number) =>
    Math.floor((Math.floor(lists.length(list) / 2 ** priority) * share) / of);
  return [
    part(inactiveAnon, anon),
    part(activeAnon, anon),
    part(inactiveFile, file),
    part(activeFile, file),
  ];
}
