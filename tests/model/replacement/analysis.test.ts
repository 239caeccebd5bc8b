import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beladyAnomalies } from '../../../src/model/replacement/belady.ts';
import { countMisses } from '../../../src/model/replacement/count-misses.ts';
import { dense } from '../../../src/model/replacement/dense.ts';
import { lruMissCurve, stackDistances } from '../../../src/model/replacement/stack-distance.ts';
import { workingSetSizes } from '../../../src/model/replacement/working-set-sizes.ts';
import { anyTrace, pages, ready, seen } from './references.ts';

const runs = { numRuns: 1000 };
// Belady's own string.
const belady = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];
const silberschatz = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1];

describe('stack distances', () => {
  test('of a short string', () => {
    expect([...stackDistances([1, 2, 1, 1, 3, 2])]).toEqual([0, 0, 2, 1, 0, 3]);
  });

  test('give the misses of LRU with every number of frames', () => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        const distances = [...stackDistances(trace)];
        const curve = lruMissCurve(trace);
        expect(curve.length).toBe(new Set(trace).size + 1);
        curve.forEach((misses, frames) => {
          const deeper = distances.filter((depth) => depth === 0 || depth > frames).length;
          expect(misses).toBe(deeper);
          if (frames > 0) expect(misses).toBe(countMisses('lru', trace, frames));
        });
      }),
      runs,
    );
  });
});

describe('working-set sizes', () => {
  test('of a short string', () => {
    expect([...workingSetSizes([1, 2, 1, 1, 1, 3, 3, 3], 3)]).toEqual([1, 2, 2, 2, 1, 2, 2, 1]);
  });

  test('are how many pages the working set holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), anyTrace, (window, trace) => {
        const held = seen(ready('working-set', 1, trace, { window }), trace);
        expect([...workingSetSizes(trace, window)]).toEqual(held.map((one) => one.frames.length));
      }),
      runs,
    );
  });
});

describe("Belady's anomaly", () => {
  test('shows in his string with 4 frames', () => {
    expect(beladyAnomalies('fifo', belady, 6)).toEqual([
      { frames: 4, misses: 10, missesWithOneLess: 9 },
    ]);
  });

  test('is not in LRU or OPT', () => {
    fc.assert(
      fc.property(fc.constantFrom('lru', 'opt'), anyTrace, (name, trace) => {
        expect(beladyAnomalies(name, trace, pages)).toEqual([]);
      }),
      runs,
    );
  });
});

describe("CLOCK over Silberschatz's string with 3 frames", () => {
  test('has 14 faults if a new page has its bit set, 11 if not', () => {
    expect(countMisses('clock', silberschatz, 3)).toBe(14);
    expect(countMisses('clock', silberschatz, 3, { insert: 1 })).toBe(14);
    expect(countMisses('clock', silberschatz, 3, { insert: 0 })).toBe(11);
  });
});

describe('page numbers', () => {
  test('that are small stay as they are', () => {
    const trace = Int32Array.of(3, 1, 2);
    expect(dense(trace)).toEqual({ trace, pages: 4 });
    expect(dense(trace).trace).toBe(trace);
    expect(dense(Int32Array.of())).toEqual({ trace: Int32Array.of(), pages: 1 });
  });

  test('that are large, negative or no integers of 32 bits are counted from 0', () => {
    const counted = { trace: Int32Array.of(0, 1, 0, 2), pages: 3 };
    expect(dense(Int32Array.of(2_000_000_000, 7, 2_000_000_000, 8))).toEqual(counted);
    expect(dense(Int32Array.of(-5, 7, -5, 8))).toEqual(counted);
    expect(dense([2 ** 40, 2 ** 41, 2 ** 40, 0])).toEqual(counted);
  });

  test('of every place in a trace count', () => {
    for (let at = 0; at < 20; at += 1) {
      const trace = new Int32Array(20);
      trace[at] = 100_000;
      expect(dense(trace).pages).toBe(2);
    }
  });
});
