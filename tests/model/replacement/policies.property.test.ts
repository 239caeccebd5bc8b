import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countMisses } from '../../../src/model/replacement/count-misses.ts';
import { policyOf } from '../../../src/model/replacement/policies.ts';
import { anyFrames, anyPolicy, anyTrace, onDemand, ready, seen, sorted } from './references.ts';

const runs = { numRuns: 1000 };
const anyInsert = fc.constantFrom<0 | 1>(0, 1);

describe('every policy', () => {
  test('holds what was referred to and not put out, and misses what it does not hold', () => {
    fc.assert(
      fc.property(anyPolicy, anyFrames, anyTrace, anyInsert, (name, frames, trace, insert) => {
        const policy = ready(name, frames, trace, { insert });
        const held = new Set<number>();
        for (const page of trace) {
          expect(policy.access(page)).toBe(held.has(page));
          held.add(page);
          if (policy.victim !== -1) expect(held.delete(policy.victim)).toBe(true);
          expect(sorted(policy.frames())).toEqual(sorted([...held]));
        }
      }),
      runs,
    );
  });

  test('has never more pages than frames, and puts none out while one is free', () => {
    fc.assert(
      fc.property(fc.constantFrom(...onDemand), anyFrames, anyTrace, (name, frames, trace) => {
        let before = 0;
        for (const { hit, victim, frames: pages } of seen(ready(name, frames, trace), trace)) {
          expect(pages.length).toBeLessThanOrEqual(frames);
          expect(victim !== -1).toBe(!hit && before === frames);
          before = pages.length;
        }
      }),
      runs,
    );
  });

  test('counts over a trace what its steps are', () => {
    fc.assert(
      fc.property(anyPolicy, anyFrames, anyTrace, anyInsert, (name, frames, trace, insert) => {
        const options = { insert, bits: 2 };
        const steps = seen(ready(name, frames, trace, options), trace);
        const misses = steps.filter(({ hit }) => !hit).length;
        expect(countMisses(name, trace, frames, options)).toBe(misses);
        const whole = ready(name, frames, trace, options);
        expect(whole.count(trace)).toBe(misses);
        expect(whole.frames()).toEqual(steps.at(-1)?.frames ?? []);
      }),
      runs,
    );
  });

  test('goes on from a clone as it would have, and leaves the first alone', () => {
    fc.assert(
      fc.property(anyPolicy, anyFrames, anyTrace, fc.nat(80), (name, frames, trace, cut) => {
        const policy = ready(name, frames, trace, { bits: 3 });
        policy.count(trace.slice(0, cut));
        const copy = policy.clone();
        const [here, marks, victim] = [copy.frames(), copy.marks(), copy.victim];
        expect([here, marks, victim]).toEqual([policy.frames(), policy.marks(), policy.victim]);
        const rest = seen(policy, trace.slice(cut));
        expect([copy.frames(), copy.marks(), copy.victim]).toEqual([here, marks, victim]);
        expect(seen(copy, trace.slice(cut))).toEqual(rest);
        expect(copy.marks()).toEqual(policy.marks());
      }),
      runs,
    );
  });

  test('does not care what numbers the pages have', () => {
    fc.assert(
      fc.property(
        anyPolicy,
        anyFrames,
        anyTrace,
        fc.uniqueArray(fc.integer(), { minLength: 10, maxLength: 10 }),
        (name, frames, trace, numbers) => {
          const other = Int32Array.from(trace, (page) => numbers[page]!);
          expect(countMisses(name, other, frames)).toBe(countMisses(name, trace, frames));
        },
      ),
      runs,
    );
  });

  test('needs at least one frame', () => {
    expect(() => policyOf('lru', 0, 4)).toThrow('expected at least one frame, found 0');
    expect(() => policyOf('fifo', 2.5, 4)).toThrow('expected at least one frame, found 2.5');
  });
});

describe('OPT', () => {
  test('has no more misses than any policy on demand with the same frames', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...onDemand),
        anyFrames,
        anyTrace,
        anyInsert,
        (name, frames, trace, insert) => {
          const misses = countMisses(name, trace, frames, { insert, bits: 2 });
          expect(countMisses('opt', trace, frames)).toBeLessThanOrEqual(misses);
        },
      ),
      runs,
    );
  });

  test('refuses another reference than was foreseen', () => {
    const policy = ready('opt', 2, Int32Array.of(1, 2));
    policy.access(1);
    expect(() => policy.access(3)).toThrow('reference 1 is to page 3, foreseen was 2');
  });
});

describe('the stack property: with a frame more there are the same pages and others', () => {
  test('LRU', () => {
    fc.assert(
      fc.property(anyFrames, anyTrace, (frames, trace) => {
        const more = seen(ready('lru', frames + 1, trace), trace);
        seen(ready('lru', frames, trace), trace).forEach((fewer, step) => {
          expect(more[step]!.frames).toEqual(expect.arrayContaining([...fewer.frames]));
        });
      }),
      runs,
    );
  });

  // Which of the pages that are never used again goes depends on the order of loading, so not those.
  test('OPT, of all pages that are used again', () => {
    fc.assert(
      fc.property(anyFrames, anyTrace, (frames, trace) => {
        const more = seen(ready('opt', frames + 1, trace), trace);
        seen(ready('opt', frames, trace), trace).forEach((fewer, step) => {
          const used = fewer.frames.filter((page) => trace.includes(page, step + 1));
          expect(more[step]!.frames).toEqual(expect.arrayContaining(used));
        });
      }),
      runs,
    );
  });
});
