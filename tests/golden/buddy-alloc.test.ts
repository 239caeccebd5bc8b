import { expect } from 'vitest';
import { BuddyHeap } from '../../src/model/heap/buddy/buddy-heap.ts';
import { everyCase } from './golden.ts';

type Op =
  | { readonly op: 'alloc'; readonly id: number; readonly pages: number }
  | { readonly op: 'free'; readonly id: number };

interface Case {
  readonly input: { readonly arenaPages: number; readonly ops: readonly Op[] };
  readonly steps: readonly object[];
}

everyCase<Case>('buddy-alloc.json', ({ input, steps }) => {
  const heap = new BuddyHeap({ base: 0, size: input.arenaPages, unit: 1, placement: 'tightest' });
  const pageOf = new Map<number, number | null>();
  const found = input.ops.map((one) => {
    if (one.op === 'free') {
      // An id whose allocation failed has no page, and freeing it does nothing.
      const page = pageOf.get(one.id) ?? null;
      if (page !== null) heap.free(page);
      return { ...one, freePages: heap.freeUnits };
    }
    const page = heap.allocate(one.pages);
    pageOf.set(one.id, page);
    return { ...one, page, freePages: heap.freeUnits };
  });
  expect(found).toEqual(steps);
});
