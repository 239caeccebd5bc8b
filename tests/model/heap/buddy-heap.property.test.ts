import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BuddyHeap } from '../../../src/model/heap/buddy/buddy-heap.ts';
import type { Placement } from '../../../src/model/heap/buddy/free-blocks.ts';
import { clonesGoTheirOwnWay } from './clones.ts';
import { operations, perform } from './operations.ts';
import { freeBlocks, liveUsers, tilingMistake } from './tiling.ts';

const numRuns = 1000;
const placements: readonly Placement[] = ['tightest', 'lowest', 'lifo'];

const options = fc.record({
  base: fc.nat(1000),
  size: fc.integer({ min: 16, max: 1100 }),
  unit: fc.constantFrom(1, 4, 16),
  placement: fc.constantFrom(...placements),
});

describe('buddy heap, after any operations', () => {
  it('tiles the region with blocks aligned to their size, no two free buddies', () => {
    fc.assert(
      fc.property(options, operations(200), (chosen, script) => {
        const { base, size, unit } = chosen;
        const heap = new BuddyHeap(chosen);
        const live: number[] = [];
        for (const operation of script) {
          perform(heap, live, operation);
          expect(tilingMistake(heap, base, size)).toBe('');
          expect(liveUsers(heap)).toEqual([...live].sort((one, other) => one - other));
          for (const block of heap.blocks()) {
            if (block.state === 'own') continue;
            expect(Math.log2(block.size / unit) % 1).toBe(0);
            expect((block.address - base) % block.size).toBe(0);
          }
          const free = new Map(freeBlocks(heap).map((block) => [block.address, block.size]));
          for (const [address, bytes] of free) {
            const second = (address - base) % (2 * bytes) !== 0;
            expect(free.get(address + (second ? -bytes : bytes))).not.toBe(bytes);
          }
          const listed = [...heap.freeOrder()].sort((one, other) => one - other);
          expect(listed).toEqual([...free.keys()]);
          const bytes = [...free.values()].reduce((sum, one) => sum + one, 0);
          expect(heap.freeUnits * unit).toBe(bytes);
        }
        const whole = JSON.stringify([...new BuddyHeap(chosen).blocks()]);
        for (const address of live) heap.free(address);
        expect(JSON.stringify([...heap.blocks()])).toBe(whole);
      }),
      { numRuns },
    );
  });

  it('refuses only what no free block can hold, whatever the placement', () => {
    fc.assert(
      fc.property(options, operations(200), (chosen, script) => {
        const heap = new BuddyHeap(chosen);
        const live: number[] = [];
        for (const operation of script) {
          const largest = Math.max(0, ...freeBlocks(heap).map(({ size }) => size));
          if (operation.kind === 'allocate') {
            const units = Math.max(1, Math.ceil(operation.size / chosen.unit));
            const bytes = chosen.unit * 2 ** Math.ceil(Math.log2(units));
            expect(perform(heap, live, operation) !== null).toBe(bytes <= largest);
          } else {
            perform(heap, live, operation);
          }
        }
      }),
      { numRuns },
    );
  });

  it('goes on in a clone as in the original, and leaves the original alone', () => {
    clonesGoTheirOwnWay(options, (chosen) => new BuddyHeap(chosen), 200, numRuns);
  });
});

describe('placement', () => {
  const heap = (placement: Placement) => new BuddyHeap({ base: 0, size: 16, unit: 1, placement });

  it('lowest takes the lowest address that is large enough', () => {
    fc.assert(
      fc.property(options, operations(200), (chosen, script) => {
        const lowest = new BuddyHeap({ ...chosen, placement: 'lowest' });
        const live: number[] = [];
        for (const operation of script) {
          const free = freeBlocks(lowest);
          const address = perform(lowest, live, operation);
          if (operation.kind !== 'allocate' || address === null) continue;
          const { size } = [...lowest.blocks()].find((block) => block.address === address)!;
          expect(address).toBe(free.find((block) => block.size >= size)!.address);
        }
      }),
      { numRuns },
    );
  });

  it('tightest spares the larger half where lowest does not', () => {
    const taken = (placement: Placement) => {
      const buddies = heap(placement);
      for (const size of [8, 4, 2]) buddies.allocate(size);
      buddies.free(0);
      return buddies.allocate(1);
    };
    expect(taken('tightest')).toBe(14);
    expect(taken('lowest')).toBe(0);
  });

  it('lifo takes the block that was freed last', () => {
    const buddies = heap('lifo');
    const blocks = [1, 1, 1, 1, 1, 1].map((size) => buddies.allocate(size)!);
    buddies.free(blocks[4]!);
    buddies.free(blocks[1]!);
    expect(buddies.allocate(1)).toBe(blocks[1]);
    expect(buddies.allocate(1)).toBe(blocks[4]);
  });
});
