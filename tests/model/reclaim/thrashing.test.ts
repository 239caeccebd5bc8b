import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Load, throughput } from '../../../src/model/reclaim/thrashing.ts';

const programs = (count: number, frames = 200): Load => ({
  workingSets: Array.from({ length: count }, () => 25),
  frames,
  seed: 1,
});

describe('throughput', () => {
  test('falls off a cliff where the working sets no longer fit', () => {
    const shares = [1, 2, 4, 6, 8, 12, 16, 20].map((n) => throughput(programs(n)).utilization);
    const [alone, two] = shares as [number, number];
    expect(alone).toBeLessThan(0.9);
    expect(two).toBeGreaterThan(alone);
    expect(Math.min(...shares.slice(1, 5))).toBeGreaterThan(0.95);
    expect(shares.at(-2)).toBeLessThan(0.35);
    expect(shares.at(-1)).toBeLessThan(shares.at(-2)!);
  });

  test('is bounded by the disk: it brings one page in at a time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }).filter((sets) => sets.some(Boolean)),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        (workingSets, frames, seed) => {
          const load = { workingSets, frames, seed, rounds: 4, stay: 8 };
          const one = throughput(load);
          expect(one.utilization).toBeGreaterThan(0);
          expect(one.utilization).toBeLessThanOrEqual(1);
          // Up to one request for each program waits when the measurement begins or ends.
          expect(one.faults * 100_000).toBeLessThanOrEqual(one.seconds * 1e9 + 5 * 100_000);
          expect(throughput(load)).toEqual(one);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('takes any memory', () => {
    const all = throughput(programs(3), { access: () => true });
    expect(all).toMatchObject({ faults: 0, utilization: 1 });
    const nothing = throughput(programs(3), { access: () => false });
    expect(nothing.utilization).toBeCloseTo(0.1, 2);
  });

  test('refuses a load that uses nothing', () => {
    expect(() => throughput({ workingSets: [0], frames: 1, seed: 1 })).toThrow('no program');
  });
});
