import type { HeapState } from '../../model/heap/state.ts';

type Order = NonNullable<HeapState['orders']>[number];

/** Above it Linux compacts memory, below it reclaims some (vm.extfrag_threshold, mm/compaction.c). */
const threshold = 500;

/** Whether a request of an order succeeds, or the index and what Linux tries then: `0.375, reclaim`. */
export function indexText({ extfragIndexMilli: index, free }: Order, anyFree: boolean): string {
  if (index < 0) return free > 0 ? 'fits' : 'fits, by a split';
  if (!anyFree) return 'nothing is free';
  return `${(index / 1000).toFixed(3)}, ${index > threshold ? 'compact' : 'reclaim'}`;
}
