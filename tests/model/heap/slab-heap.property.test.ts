import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeClasses } from '../../../src/model/heap/slab/size-classes.ts';
import { SlabHeap } from '../../../src/model/heap/slab/slab-heap.ts';
import { clonesGoTheirOwnWay } from './clones.ts';
import { operations, perform } from './operations.ts';
import { liveUsers, tilingMistake } from './tiling.ts';

const numRuns = 1000;

const options = fc
  .record({
    base: fc.nat(1000),
    size: fc.integer({ min: 256, max: 4000 }),
    slab: fc.constantFrom(128, 256, 300),
    perDoubling: fc.constantFrom(1, 2, 4),
    keep: fc.nat(3),
    large: fc.boolean(),
  })
  .map(({ perDoubling, ...rest }) => ({ ...rest, classes: sizeClasses(64, perDoubling) }));

describe('slab heap, after any operations', () => {
  it('tiles the region, keeps live objects apart and counts them by slab', () => {
    fc.assert(
      fc.property(options, operations(150), (chosen, script) => {
        const heap = new SlabHeap(chosen);
        const live: number[] = [];
        for (const operation of script) {
          perform(heap, live, operation);
          expect(tilingMistake(heap, chosen.base, chosen.size)).toBe('');
          expect(liveUsers(heap)).toEqual([...live].sort((one, other) => one - other));
        }
        const blocks = [...heap.blocks()];
        for (const { address, size, object, objects, used, state, tail } of heap.slabs()) {
          const inside = blocks.filter(
            (one) => one.address >= address && one.address < address + size,
          );
          expect(inside.filter((one) => one.state === 'live')).toHaveLength(used);
          expect(objects * object + tail).toBe(size);
          expect(tail).toBeLessThan(object);
          expect(state).toBe(used === 0 ? 'empty' : used === objects ? 'full' : 'partial');
        }
      }),
      { numRuns },
    );
  });

  it('lists each free object once, but those of full and dropped slabs', () => {
    fc.assert(
      fc.property(options, operations(150), (chosen, script) => {
        const heap = new SlabHeap(chosen);
        const live: number[] = [];
        for (const operation of script) perform(heap, live, operation);
        const listed = [...heap.freeOrder()].sort((one, other) => one - other);
        const free = [...heap.blocks()].filter(({ state }) => state === 'free');
        expect(listed).toEqual(free.map(({ address }) => address));
      }),
      { numRuns },
    );
  });

  it('goes on in a clone as in the original, and leaves the original alone', () => {
    clonesGoTheirOwnWay(options, (chosen) => new SlabHeap(chosen), 150, numRuns);
  });
});

describe('slab heap', () => {
  const cache = (keep: number) =>
    new SlabHeap({ base: 0, size: 1024, slab: 256, classes: [100], keep, large: false });

  it('hands out an object of a slab from low to high, then the one freed last', () => {
    const heap = cache(0);
    expect([heap.allocate(100), heap.allocate(1)]).toEqual([0, 100]);
    heap.free(0);
    heap.free(100);
    expect([heap.allocate(9), heap.allocate(9)]).toEqual([100, 0]);
    expect(heap.allocate(101)).toBeNull();
  });

  it('goes to the partial slab that has waited longest before it makes a new one', () => {
    const heap = cache(5);
    const objects = Array.from({ length: 6 }, () => heap.allocate(100)!);
    expect(objects).toEqual([0, 100, 256, 356, 512, 612]);
    heap.free(objects[2]!);
    heap.free(objects[0]!);
    expect(heap.allocate(100)).toBe(256);
    expect(heap.allocate(100)).toBe(0);
    expect(heap.allocate(100)).toBe(768);
  });

  it('gives an empty slab back once enough partial ones are kept', () => {
    const states = (keep: number) => {
      const heap = cache(keep);
      const objects = Array.from({ length: 6 }, () => heap.allocate(100)!);
      for (const address of objects.slice(0, 4)) heap.free(address);
      return heap.slabs().map(({ address, state }) => `${address} ${state}`);
    };
    expect(states(0)).toEqual(['512 full']);
    expect(states(1)).toEqual(['512 full']);
    expect(states(2)).toEqual(['0 empty', '512 full']);
    expect(states(3)).toEqual(['0 empty', '256 empty', '512 full']);
  });
});

describe('size classes', () => {
  it('are spaced as jemalloc spaces them with four to a doubling', () => {
    // The table in jemalloc's manual page, up to 512.
    expect(sizeClasses(512, 4)).toEqual([
      16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512,
    ]);
    expect(sizeClasses(128, 1)).toEqual([16, 32, 64, 128]);
  });
});
