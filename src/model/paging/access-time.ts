/** The times that an access is made of, in any one unit. */
export interface AccessTimes {
  readonly tlb: number;
  readonly memory: number;
  /** Levels of the page table: memory accesses that a walk costs. */
  readonly levels: number;
}

/**
 * Effective access time with a TLB, averaged over hits and misses (Silberschatz, Galvin and Gagne,
 * section 9.3.2.1): a hit costs the TLB and the access itself, a miss one access a level more.
 */
export function effectiveAccessTime(
  hitRatio: number,
  { tlb, memory, levels }: AccessTimes,
): number {
  return tlb + memory + (1 - hitRatio) * levels * memory;
}
