import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noSlot, SwapArea } from '../../../src/model/reclaim/swap-area.ts';
import { ClusterReadahead, VmaReadahead } from '../../../src/model/reclaim/swap-readahead.ts';

const anyOperations = fc.array(
  fc.record({
    does: fc.constantFrom('allocate', 'allocate', 'duplicate', 'release'),
    at: fc.nat(),
  }),
  { maxLength: 80 },
);
type Operations = typeof anyOperations extends fc.Arbitrary<infer T> ? T : never;

/** Runs the operations on slots that are held, and says what each gave. */
function run(area: SwapArea, operations: Operations, held: Map<number, number>): number[] {
  return operations.map(({ does, at }) => {
    if (does === 'allocate') {
      const slot = area.allocate();
      if (slot === noSlot) {
        expect(held.size).toBe(area.slots);
        return slot;
      }
      expect(held.has(slot)).toBe(false);
      expect(slot).toBeGreaterThan(0);
      expect(slot).toBeLessThanOrEqual(area.slots);
      held.set(slot, 1);
      return slot;
    }
    const slot = [...held.keys()][at % Math.max(held.size, 1)];
    if (slot === undefined) return 0;
    const count = held.get(slot)! + (does === 'duplicate' ? 1 : -1);
    if (does === 'duplicate') area.duplicate(slot);
    else expect(area.release(slot)).toBe(count);
    if (count === 0) held.delete(slot);
    else held.set(slot, count);
    return slot;
  });
}

describe('swap slots', () => {
  test('are conserved, and never given twice', () => {
    fc.assert(
      fc.property(fc.nat(20), anyOperations, (slots, operations) => {
        const area = new SwapArea(slots);
        const held = new Map<number, number>();
        run(area, operations, held);
        expect(area.used).toBe(held.size);
        expect(area.used + area.free).toBe(slots);
        for (let slot = 0; slot <= slots; slot += 1) {
          expect(area.references(slot)).toBe(held.get(slot) ?? 0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('go on from a clone as they would have', () => {
    fc.assert(
      fc.property(fc.nat(600), anyOperations, anyOperations, (slots, before, after) => {
        const area = new SwapArea(slots);
        const held = new Map<number, number>();
        run(area, before, held);
        const copy = area.clone();
        const first = run(area, after, new Map(held));
        expect(run(copy, after, new Map(held))).toEqual(first);
        expect(copy.used).toBe(area.used);
      }),
      { numRuns: 1000 },
    );
  });

  test('of pages that go together lie together, and the header keeps slot 0', () => {
    const area = new SwapArea(1000);
    expect(Array.from({ length: 40 }, () => area.allocate())).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
    // What is freed behind is left for later, so that the next still lie together.
    area.release(3);
    expect(area.allocate()).toBe(41);
  });

  test('start again at the first free run of 256, and where there is none, go on from gap to gap', () => {
    const area = new SwapArea(1024);
    for (let slot = 1; slot <= 512; slot += 1) area.allocate();
    for (let slot = 11; slot <= 266; slot += 1) area.release(slot);
    expect(area.allocate()).toBe(11);
    const full = new SwapArea(300);
    for (let slot = 1; slot <= 300; slot += 1) full.allocate();
    expect(full.allocate()).toBe(noSlot);
    for (const slot of [7, 250, 90]) full.release(slot);
    expect([full.allocate(), full.allocate(), full.allocate()]).toEqual([7, 90, 250]);
  });

  test('keep the shadow of what they hold, as long as they hold it', () => {
    const area = new SwapArea(2);
    const slot = area.allocate();
    expect(area.shadow(slot)).toBeUndefined();
    area.setShadow(slot, 0);
    expect(area.shadow(slot)).toBe(0);
    expect(area.clone().shadow(slot)).toBe(0);
    area.release(slot);
    expect(area.shadow(slot)).toBeUndefined();
  });

  test('that nobody holds cannot be released or duplicated', () => {
    const area = new SwapArea(4);
    expect(() => area.release(2)).toThrow('nothing holds swap slot 2');
    expect(() => area.duplicate(9)).toThrow('nothing holds swap slot 9');
  });
});

describe('read-ahead by slots', () => {
  test('reads the aligned block of 8 where pages that were read are used', () => {
    const readahead = new ClusterReadahead();
    for (const slot of [20, 28, 36]) {
      const { start, end } = readahead.window(slot, 1000);
      expect([start, end]).toEqual([slot - (slot % 8), slot - (slot % 8) + 8]);
      for (let used = 0; used < 7; used += 1) readahead.hit();
    }
  });

  test('halves with each fault where none is used, down to the page alone', () => {
    const readahead = new ClusterReadahead();
    const pages = [100, 500, 900, 300, 700].map((slot) => {
      const { start, end } = readahead.window(slot, 1000);
      return end - start;
    });
    expect(pages).toEqual([8, 4, 2, 1, 1]);
    // A neighbour of the last fault is worth two.
    const { start, end } = readahead.window(701, 1000);
    expect([start, end]).toEqual([700, 702]);
  });

  test('stays inside the area and leaves the header', () => {
    expect(new ClusterReadahead().window(3, 1000)).toEqual({ start: 1, end: 8 });
    expect(new ClusterReadahead().window(1000, 1000)).toEqual({ start: 1000, end: 1001 });
    expect(new ClusterReadahead(0).window(5, 1000)).toEqual({ start: 5, end: 6 });
  });

  test('always has the wanted slot, in at most 2 to the page-cluster', () => {
    fc.assert(
      fc.property(
        fc.nat(5),
        fc.array(fc.record({ slot: fc.integer({ min: 1, max: 500 }), hits: fc.nat(9) })),
        (cluster, faults) => {
          const readahead = new ClusterReadahead(cluster);
          for (const { slot, hits } of faults) {
            const copy = readahead.clone();
            const { start, end } = readahead.window(slot, 500);
            expect(copy.window(slot, 500)).toEqual({ start, end });
            expect(start).toBeGreaterThan(0);
            expect(start).toBeLessThanOrEqual(slot);
            expect(end).toBeGreaterThan(slot);
            expect(end - start).toBeLessThanOrEqual(2 ** cluster);
            for (let left = hits; left > 0; left -= 1) readahead.hit();
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('read-ahead by addresses', () => {
  const area = { start: 0, end: 4096 };

  test('follows a walk forwards and backwards, and looks around a jump', () => {
    const readahead = new VmaReadahead();
    // 8 around the first fault: 3 before it and 4 after.
    expect(readahead.window(103, area)).toEqual({ start: 100, end: 108 });
    for (const page of [104, 105, 106, 107]) readahead.found(page, true);
    expect(readahead.window(108, area)).toEqual({ start: 108, end: 116 });
    expect(readahead.window(107, area)).toEqual({ start: 104, end: 108 });
  });

  test('stays in the area and in one page table', () => {
    expect(new VmaReadahead().window(0, area)).toEqual({ start: 0, end: 5 });
    expect(new VmaReadahead().window(511, area)).toEqual({ start: 508, end: 512 });
    expect(new VmaReadahead().window(700, { start: 699, end: 702 })).toEqual({
      start: 699,
      end: 702,
    });
    expect(new VmaReadahead(0).window(7, area)).toEqual({ start: 7, end: 8 });
  });

  test('always has the wanted page, in at most 2 to the page-cluster', () => {
    fc.assert(
      fc.property(
        fc.nat(8),
        fc.array(fc.record({ page: fc.nat(2000), hits: fc.nat(9) })),
        (cluster, faults) => {
          const readahead = new VmaReadahead(cluster);
          for (const { page, hits } of faults) {
            const copy = readahead.clone();
            const { start, end } = readahead.window(page, area);
            expect(copy.window(page, area)).toEqual({ start, end });
            expect(start).toBeLessThanOrEqual(page);
            expect(end).toBeGreaterThan(page);
            expect(end - start).toBeLessThanOrEqual(2 ** Math.min(cluster, 5));
            for (let left = hits; left > 0; left -= 1) readahead.found(page, true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
