import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fit, Order } from '../../../src/model/heap/list/free-list.ts';
import { ListHeap } from '../../../src/model/heap/list/list-heap.ts';
import { randomOf } from '../../../src/model/random.ts';
import { clonesGoTheirOwnWay } from './clones.ts';
import { operations, perform } from './operations.ts';
import { freeBlocks, liveUsers, region, tilingMistake } from './tiling.ts';

const numRuns = 1000;
const fits: readonly Fit[] = ['first', 'best', 'worst', 'next'];
const orders: readonly Order[] = ['address', 'size-up', 'size-down', 'front', 'back'];

const options = fc.record({
  base: fc.nat(5000),
  size: fc.integer({ min: 1, max: 600 }),
  fit: fc.constantFrom(...fits),
  order: fc.constantFrom(...orders),
  coalesce: fc.boolean(),
  header: fc.constantFrom(0, 4, 8, 16),
  align: fc.constantFrom(1, 3, 4, 8, 16),
  round: fc.constantFrom('request' as const, 'block' as const),
  split: fc.constantFrom(1, 8, 24),
  grow: fc.constantFrom(0, 0, 64),
  most: fc.constant(1200),
  map: fc.constantFrom(0, 0, 100),
});

describe('list heap, after any operations', () => {
  it('tiles the region, conserves bytes and keeps live blocks apart', () => {
    fc.assert(
      fc.property(options, operations(120), (chosen, script) => {
        const heap = new ListHeap(chosen);
        const live: number[] = [];
        for (const operation of script) {
          perform(heap, live, operation);
          expect(tilingMistake(heap, heap.start, heap.end - heap.start)).toBe('');
          expect(liveUsers(heap)).toEqual([...live].sort((one, other) => one - other));
        }
        const sum = (state: string) =>
          region(heap)
            .filter((block) => block.state === state)
            .reduce((bytes, { size }) => bytes + size, 0);
        expect(sum('live') + sum('free')).toBe(heap.end - heap.start);
        if (chosen.round === 'request')
          expect(heap.end - chosen.base).toBeGreaterThanOrEqual(chosen.size);
      }),
      { numRuns },
    );
  });

  it('lists each free block once', () => {
    fc.assert(
      fc.property(options, operations(120), (chosen, script) => {
        const heap = new ListHeap(chosen);
        const live: number[] = [];
        for (const operation of script) perform(heap, live, operation);
        const listed = [...heap.freeOrder()].sort((one, other) => one - other);
        expect(listed).toEqual(freeBlocks(heap).map(({ address }) => address));
      }),
      { numRuns },
    );
  });

  it('has no two free neighbours if it merges in address order', () => {
    fc.assert(
      fc.property(options, operations(120), (chosen, script) => {
        const heap = new ListHeap({ ...chosen, order: 'address', coalesce: true });
        const live: number[] = [];
        for (const operation of script) {
          perform(heap, live, operation);
          const blocks = region(heap);
          const pairs = blocks.filter(
            ({ state }, at) => state === 'free' && blocks[at + 1]?.state === 'free',
          );
          expect(pairs).toEqual([]);
        }
        for (const address of live) expect(heap.free(address)).toBeUndefined();
        expect(freeBlocks(heap).length).toBeLessThanOrEqual(1);
        expect(liveUsers(heap)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('hands out aligned addresses where whole blocks are rounded', () => {
    fc.assert(
      fc.property(options, operations(120), (chosen, script) => {
        const heap = new ListHeap({ ...chosen, round: 'block', map: 0 });
        const live: number[] = [];
        for (const operation of script) perform(heap, live, operation);
        for (const address of live) expect(address % chosen.align).toBe(0);
      }),
      { numRuns },
    );
  });

  it('goes on in a clone as in the original, and leaves the original alone', () => {
    clonesGoTheirOwnWay(options, (chosen) => new ListHeap(chosen), 120, numRuns);
  });

  it('tells what it does without doing anything else', () => {
    fc.assert(
      fc.property(options, operations(120), (chosen, script) => {
        const [silent, telling] = [new ListHeap(chosen), new ListHeap(chosen)];
        const [one, other]: [number[], number[]] = [[], []];
        for (const operation of script) {
          telling.log = [];
          expect(perform(telling, other, operation)).toBe(perform(silent, one, operation));
          expect([...telling.blocks()]).toEqual([...silent.blocks()]);
        }
      }),
      { numRuns },
    );
  });
});

describe('indexed list', () => {
  it.each(fits)('does so with thousands of blocks, %s fit', (fit) => {
    const shared = { base: 0, size: 400_000, fit, order: 'address', coalesce: true } as const;
    const [indexed, scanned] = [
      new ListHeap({ ...shared, header: 8 }),
      new ListHeap({ ...shared, header: 8, search: 'scan' }),
    ];
    const random = randomOf(fit);
    const live: number[] = [];
    for (let operation = 0; operation < 8000; operation += 1) {
      if (random.below(live.length > 2000 ? 2 : 5) === 0) {
        const [address] = live.splice(random.below(live.length), 1);
        if (address === undefined) continue;
        indexed.free(address);
        scanned.free(address);
        continue;
      }
      const size = random.below(300);
      const address = indexed.allocate(size);
      expect([scanned.allocate(size), scanned.searched]).toEqual([address, indexed.searched]);
      if (address !== null) live.push(address);
    }
    expect(live.length).toBeGreaterThan(1000);
    expect([...indexed.freeOrder()]).toEqual([...scanned.freeOrder()]);
  });

  it('chooses and counts as the scanned list in address order does, in every operation', () => {
    fc.assert(
      fc.property(options, operations(60, 80), (chosen, script) => {
        const [indexed, scanned] = [
          new ListHeap({ ...chosen, order: 'address' }),
          new ListHeap({ ...chosen, order: 'address', search: 'scan' }),
        ];
        const [one, other]: [number[], number[]] = [[], []];
        for (const operation of script) {
          const answer = perform(scanned, other, operation);
          expect(perform(indexed, one, operation)).toBe(answer);
          expect(indexed.searched).toBe(scanned.searched);
          expect([...indexed.blocks()]).toEqual([...scanned.blocks()]);
          expect([...indexed.freeOrder()]).toEqual([...scanned.freeOrder()]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
