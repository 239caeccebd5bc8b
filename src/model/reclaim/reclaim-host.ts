import type { PageKind, PageLists } from './page-lists.ts';
import type { Workingset } from './workingset.ts';

/** A memory group as reclaim sees it (struct lruvec). */
export interface Lruvec {
  readonly lists: PageLists;
  readonly workingset: Workingset;
}

/**
 * How an eviction ended. `written`: its contents had to be written first, to swap or to its file.
 * `busy`: it is locked or in use and stays inactive. `no-swap`: no slot was free; it turns active,
 * out of the way of the next scans.
 */
export type Eviction = 'evicted' | 'written' | 'busy' | 'no-swap';

/** What a scan did with a page, and so why it is where it is. */
export type Verdict =
  | Eviction
  /** Accessed once since the last look: kept on the inactive list for a second look. */
  | 'second-chance'
  /** A dirty page of a file, lately used through system calls alone: left to be written first. */
  | 'awaits-writeback'
  /** Accessed again, or by several page tables, or executable code of a file: turns active. */
  | 'activated'
  /** Executable code of a file, accessed: another trip around the active list. */
  | 'rotated'
  /** From the tail of the active list to the head of the inactive one. */
  | 'deactivated';

/** Those who map and own the pages. */
export interface ReclaimHost {
  /** Tests and clears the accessed bits of all mappings of a frame; how many were set. */
  referenced(frame: number): number;
  /** Whether a mapping of the frame is executable (VM_EXEC); asked of file pages in use. */
  executable(frame: number): boolean;
  /** Whether the frame holds what its file does not; asked of file pages. */
  dirty(frame: number): boolean;
  /**
   * Unmaps the frame, writes it where it must be written, and frees it. It is on no list while
   * this runs; its flags still stand, for `Workingset.evicted`. On `busy` and `no-swap` nothing
   * has changed.
   */
  evict(frame: number, kind: PageKind): Eviction;
  /** Slots of swap, in all and those that are free for the group. */
  swapTotal(): number;
  swapFree(): number;
  /** Told of every page that a scan met, for events. */
  note?(frame: number, verdict: Verdict, priority: number): void;
}

export interface ReclaimOptions {
  /** Who reclaims: kswapd, a task that wants a page, or a task whose group is at its limit. */
  readonly by: 'kswapd' | 'direct' | 'group';
  /**
   * vm.swappiness, 0…200, 60 as Linux ships (mm/vmscan.c): the cost of swapping against that of
   * reading files again; 100 says they cost the same.
   */
  readonly swappiness?: number;
  /** Free pages of the machine and the sum of its high watermarks; not asked for a group. */
  readonly free?: number;
  readonly high?: number;
  /** Pages that one turn looks at, 32 as Linux has it (SWAP_CLUSTER_MAX). */
  readonly batch?: number;
}

/** What one reclaim did; scanned pages are those of inactive lists, as /proc/vmstat counts them. */
export interface Reclaimed {
  readonly reclaimed: number;
  readonly scannedAnon: number;
  readonly scannedFile: number;
  readonly stolenAnon: number;
  readonly stolenFile: number;
  readonly activated: number;
  readonly deactivated: number;
  /** Pages of active lists that were looked at (pgrefill). */
  readonly refilled: number;
  /** The lowest priority used: 12 looks at 1/4096 of a list, 0 at all of it. */
  readonly priority: number;
}
