import fc from 'fast-check';
import { expect } from 'vitest';
import type { Allocator } from '../../../src/model/heap/allocator.ts';
import { type Operation, operations, perform } from './operations.ts';

/** A heap that can be copied, and that lists its free blocks. */
interface Clonable extends Allocator {
  clone(): Clonable;
  freeOrder(): Iterable<number>;
}

/** A clone goes on as the original would, and leaves the original alone. */
export function clonesGoTheirOwnWay<Options>(
  options: fc.Arbitrary<Options>,
  make: (chosen: Options) => Clonable,
  most: number,
  numRuns: number,
): void {
  const seen = (heap: Clonable) => [[...heap.blocks()], [...heap.freeOrder()]];
  fc.assert(
    fc.property(options, operations(most), operations(most), (chosen, before, after) => {
      const heap = make(chosen);
      const live: number[] = [];
      for (const operation of before) perform(heap, live, operation);
      const copy = heap.clone();
      const copyLive = [...live];
      const state = structuredClone(seen(heap));
      const answersOf = (of: Clonable, its: number[]) =>
        after.map((operation: Operation) => perform(of, its, operation));
      const answers = answersOf(copy, copyLive);
      expect(seen(heap)).toEqual(state);
      expect(answersOf(heap, live)).toEqual(answers);
      expect(seen(heap)).toEqual(seen(copy));
    }),
    { numRuns },
  );
}
