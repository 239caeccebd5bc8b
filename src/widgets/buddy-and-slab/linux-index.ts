import type { HeapState } from '../../model/heap/state.ts';

type Order = NonNullable<HeapState['orders']>[number];

/** Above it Linux compacts memory, below it reclaims some (vm.extfrag_threshold, mm/compaction.c). */
const threshold = 500;

/** Whether a request of an order succeeds, and why it would not: `fits`, `0.375, too little free`. */
export function indexText({ extfragIndexMilli: index, free }: Order, anyFree: boolean): string {
  if (index < 0) return free > 0 ? 'fits' : 'fits, by a split';
  if (!anyFree) return 'nothing is free';
  return `${(index / 1000).toFixed(3)}, ${index > threshold ? 'fragmented' : 'too little free'}`;
}
