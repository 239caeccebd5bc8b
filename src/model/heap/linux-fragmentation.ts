/** The three measures that Linux takes of a zone for a request of 2^order pages (mm/vmstat.c). */
export interface LinuxFragmentation {
  /**
   * fragmentation_index: -1000 where the request would succeed, 0 where nothing is free at all, else
   * from 0 (it fails for lack of memory) to 1000 (it fails because of fragmentation).
   */
  readonly extfragIndexMilli: number;
  /** unusable_free_index: thousandths of the free memory in blocks too small for the request. */
  readonly unusableIndexMilli: number;
  /** extfrag_for_order: the same in whole per cent, and 0 where nothing is free. */
  readonly extfragPct: number;
}

/** Pages in all free blocks; `free[k]` counts those of order k. */
export function freePages(free: readonly number[]): number {
  return free.reduce((sum, blocks, order) => sum + blocks * 2 ** order, 0);
}

/** Exact as long as a thousand times the free pages is a safe integer. */
export function linuxFragmentation(free: readonly number[], order: number): LinuxFragmentation {
  const pages = freePages(free);
  const blocks = free.reduce((sum, count) => sum + count, 0);
  const suitable = free.reduce(
    (sum, count, at) => (at < order ? sum : sum + count * 2 ** (at - order)),
    0,
  );
  const unusable = pages - suitable * 2 ** order;
  return {
    extfragIndexMilli: fragmentationIndex(order, pages, blocks, suitable),
    unusableIndexMilli: pages === 0 ? 1000 : Math.floor((unusable * 1000) / pages),
    extfragPct: pages === 0 ? 0 : Math.floor((unusable * 100) / pages),
  };
}

function fragmentationIndex(
  order: number,
  pages: number,
  blocks: number,
  suitable: number,
): number {
  if (blocks === 0) return 0;
  if (suitable > 0) return -1000;
  const missing = 1000 + Math.floor((pages * 1000) / 2 ** order);
  return 1000 - Math.floor(missing / blocks);
}
