import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runStream, type Stream, usualStream } from '../../../src/model/gc/stream.ts';
import { collectors, plain, tracing } from './heap-scripts.ts';

const heap = 128 * 1024;
const run = (collector: (typeof collectors)[number], stream: Partial<Stream> = {}) =>
  runStream(
    { ...usualStream, ...stream },
    { ...plain, collector, heap, nursery: 8 * 1024, budget: 200 },
  );

describe('one stream through every collector', () => {
  test('does the same work of the program, and more with a collector', () => {
    const results = collectors.map((collector) => run(collector));
    expect(new Set(results.map(({ programWork }) => programWork)).size).toBe(1);
    for (const { allocations, outOfMemory, throughput, peak, pauses, collectorWork } of results) {
      expect([allocations, outOfMemory]).toEqual([usualStream.allocations, false]);
      expect(throughput).toBeGreaterThan(0.5);
      expect(throughput).toBeLessThan(1);
      expect(peak).toBeLessThanOrEqual(heap);
      expect(pauses.reduce((sum, { work }) => sum + work, 0)).toBe(collectorWork);
    }
  });

  test('every collector pauses as its kind does', () => {
    const longest = Object.fromEntries(
      collectors.map((collector) => [collector, run(collector).longestPause]),
    );
    for (const stops of ['mark-sweep', 'compact', 'copying'] as const) {
      expect(longest.incremental).toBeLessThan(longest[stops]! / 10);
      expect(longest.refcount).toBeLessThan(longest[stops]! / 10);
    }
    const minors = run('generational').pauses.filter(({ scope }) => scope === 'minor');
    expect(minors.length).toBeGreaterThan(10);
  });

  test('a pause of mark-sweep grows with what lives; one of the nursery does not', () => {
    const longest = (collector: (typeof collectors)[number], live: number) =>
      Math.max(
        ...runStream(
          { ...usualStream, allocations: 20_000, survival: 0.3, live },
          { ...plain, collector, heap: 4 * heap, nursery: 4096 },
        )
          .pauses.filter(({ scope }) => collector !== 'generational' || scope === 'minor')
          .map(({ work }) => work),
        0,
      );
    expect(longest('mark-sweep', 96 * 1024)).toBeGreaterThan(
      1.5 * longest('mark-sweep', 16 * 1024),
    );
    expect(longest('generational', 96 * 1024)).toBeLessThan(
      1.5 * longest('generational', 16 * 1024),
    );
  });

  test('counting alone leaks the cycles until memory runs out', () => {
    const leaky = { allocations: 40_000, cycles: 0.2 };
    expect(run('refcount', leaky).outOfMemory).toBe(true);
    expect(run('refcount-cycles', leaky).outOfMemory).toBe(false);
  });

  test('what is reachable in the end is in memory with all of them', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const results = tracing.map((collector) => run(collector, { seed, allocations: 600 }));
        // The youngest, which the stack or a bucket has just got, and the oldest.
        for (const { inMemory } of results) {
          expect(inMemory).toEqual(expect.arrayContaining(['o599', 'o598', 'bucket0']));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('the same seed gives the same stream, another another', () => {
    expect(run('copying')).toEqual(run('copying'));
    expect(run('copying', { seed: 2 })).not.toEqual(run('copying'));
  });
});
