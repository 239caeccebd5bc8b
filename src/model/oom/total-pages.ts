import { pageBytes } from './task.ts';

/** What `oom_score_adj` is a share of where the whole machine is short: constrained_alloc. */
export function machinePages(
  ramPages: number,
  reservedPages: number,
  swapKB: number,
  page: number = pageBytes,
): number {
  return ramPages - reservedPages + pagesOfKB(swapKB, page);
}

/** A memory cgroup's limits in pages; `Infinity` for `max`. */
export interface GroupLimits {
  readonly memory: number;
  /** memory.swap.max of cgroup v2. */
  readonly swap?: number;
  /** memory.memsw.limit_in_bytes of cgroup v1: memory and swap together. */
  readonly both?: number;
}

/**
 * What it is a share of where a group is at its limit: mem_cgroup_get_max. The limit and as much
 * swap as group and machine allow; only this group's limits count, not its ancestors'. With both
 * limits unlimited that would be more than there is, and no kernel calls the killer then.
 */
export function groupPages({ memory, swap, both }: GroupLimits, machineSwapPages: number): number {
  const ofSwap = both === undefined ? (swap ?? Number.POSITIVE_INFINITY) : both - memory;
  return Math.max(memory + Math.min(Math.max(ofSwap, 0), machineSwapPages), 1);
}

export const pagesOfKB = (kB: number, page: number = pageBytes): number =>
  Math.floor((kB * 1024) / page);
