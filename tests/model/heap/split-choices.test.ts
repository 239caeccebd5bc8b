import { describe, expect, test } from 'vitest';
import type { HeapEvent } from '../../../src/model/heap/allocator.ts';
import { BuddyHeap } from '../../../src/model/heap/buddy/buddy-heap.ts';
import { buddyOf } from '../../../src/model/heap/buddy/buddy-of.ts';
import type { Placement } from '../../../src/model/heap/buddy/free-blocks.ts';
import { splitChoices } from '../../../src/model/heap/buddy/split-choices.ts';
import { randomOf } from '../../../src/model/random.ts';

const region = { base: 0x5000, unit: 16 };

describe.each<Placement>(['lifo', 'lowest', 'tightest'])('%s', (placement) => {
  test('takes what split-choices says of the same free blocks, and merges with the buddy', () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const random = randomOf(`${placement} ${seed}`);
      const heap = new BuddyHeap({ ...region, size: 16 * (20 + random.below(45)), placement });
      const live: number[] = [];
      for (let step = 0; step < 40; step += 1) {
        const log: HeapEvent[] = [];
        heap.log = log;
        const free = [...heap.blocks()].filter(({ state }) => state === 'free');
        if (live.length > 0 && random.below(3) === 0) {
          const [address] = live.splice(random.below(live.length), 1);
          const own = [...heap.blocks()].find((block) => block.address === address)!;
          heap.free(address!);
          const merge = log.find(({ kind }) => kind === 'merge');
          const buddy = buddyOf(own.address, own.size, region.base);
          if (merge) expect([merge.block, merge.other]).toContain(buddy);
          const isFree = free.some((one) => one.address === buddy && one.size === own.size);
          expect(merge !== undefined).toBe(isFree);
          continue;
        }
        const address = heap.allocate(1 + random.below(90));
        const need = log.at(-1)!.size;
        const choices = splitChoices(free, need, region);
        if (address === null) {
          expect(choices).toEqual([]);
          continue;
        }
        live.push(address);
        const found = log.find(({ kind }) => kind === 'search')!.block;
        expect(choices.find(({ rule }) => rule === placement)!.blocks).toContain(found);
      }
    }
  });
});
