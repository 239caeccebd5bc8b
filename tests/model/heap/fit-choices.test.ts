import { describe, expect, test } from 'vitest';
import type { HeapEvent } from '../../../src/model/heap/allocator.ts';
import { fitChoices } from '../../../src/model/heap/list/fit-choices.ts';
import { ListHeap } from '../../../src/model/heap/list/list-heap.ts';
import { randomOf } from '../../../src/model/random.ts';

describe.each(['first', 'best', 'worst'] as const)('%s fit', (fit) => {
  test.each(['address', 'size-up', 'back'] as const)(
    'takes what is said of the same free list, kept by %s',
    (order) => {
      for (let seed = 0; seed < 40; seed += 1) {
        const random = randomOf(`${fit} ${order} ${seed}`);
        const coalesce = random.below(2) === 0;
        const heap = new ListHeap({ base: 0x5000, size: 2048, fit, order, coalesce, header: 8 });
        const live: number[] = [];
        for (let step = 0; step < 50; step += 1) {
          const log: HeapEvent[] = [];
          heap.log = log;
          if (live.length > 0 && random.below(2) === 0) {
            heap.free(live.splice(random.below(live.length), 1)[0]!);
            continue;
          }
          const sizes = new Map([...heap.blocks()].map((one) => [one.address, one.size]));
          const list = [...heap.freeOrder()].map((address) => {
            return { address, size: sizes.get(address)! };
          });
          const address = heap.allocate(1 + random.below(300));
          const search = log.find(({ kind }) => kind === 'search')!;
          const said = fitChoices(list, search.size).find((one) => one.fit === fit);
          expect(said?.block).toBe(search.block);
          if (address !== null) live.push(address);
        }
      }
    },
  );
});
