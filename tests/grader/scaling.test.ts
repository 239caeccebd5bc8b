import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GROWTH_CLASSES } from '../../src/course/growth-class.ts';
import { BYTES, growthOf, type Measure, SCALES, STEPS } from '../../src/grader/scaling.ts';

type Law = (n: number) => number;
const LAWS: readonly [string, Law, number][] = [
  ['1', () => 1, 0],
  ['log n', (n) => Math.log2(n), 1],
  ['√n', (n) => Math.sqrt(n), 2],
  ['n', (n) => n, 2],
  ['n log n', (n) => n * Math.log2(n), 3],
  ['n√n', (n) => n ** 1.5, 4],
  ['n²', (n) => n ** 2, 4],
  ['n² log n', (n) => n ** 2 * Math.log2(n), 4],
  ['n²√n', (n) => n ** 2.5, 5],
  ['n³', (n) => n ** 3, 5],
];
const at = (n: number, law: Law) => SCALES.map((scale) => Math.round(law(n * scale)));
const RUNS = { numRuns: 300 };

describe('the growth of steps', () => {
  it.each(LAWS)(
    'by %s is told, whatever the factor, the constant part and the size',
    (_name, law, place) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 50, max: 100_000 }),
          fc.integer({ min: 200, max: 5000 }),
          fc.integer({ min: 0, max: 10_000_000 }),
          (n, factor, constant) => {
            expect(
              growthOf(
                at(n, (x) => constant + factor * law(x)),
                STEPS,
              ),
            ).toBe(place);
          },
        ),
        RUNS,
      );
    },
  );

  it('up to 100 is none', () => {
    expect(growthOf([5000, 5000, 5100], STEPS)).toBe(0);
    expect(growthOf([5000, 5000, 5101], STEPS)).toBe(2);
    expect(growthOf([5000, 9000, 9000], STEPS)).toBe(0);
    expect(growthOf([5000, 9000, 4000], STEPS)).toBe(0);
  });
});

describe('the growth of bytes', () => {
  const place = (values: number[], measure: Measure = BYTES) => growthOf(values, measure);

  it.each([
    [[90_000, 94_000, 95_024], 'O(1)'],
    [[90_000, 94_000, 95_025], 'O(log n)'],
    [[0, 4000, 8000], 'O(log n)'],
    [[0, 4000, 8400], 'O(log n)'],
    [[0, 4000, 8404], 'O(n)'],
    [[0, 3000, 15_000], 'O(n)'],
    [[0, 5000, 50_000], 'O(n)'],
    [[0, 5000, 50_001], 'O(n²)'],
    [[10_000, 14_096, 54_096], 'O(n)'],
    [[10_000, 14_096, 56_384], 'O(n)'],
    [[10_000, 14_096, 56_385], 'O(n²)'],
    [[10_000, 14_097, 56_000], 'O(n²)'],
    [[1000, 16_000, 256_000], 'O(n²)'],
    [[1000, 64_000, 4_096_000], undefined],
  ])('%j is %s', (values, name) => {
    expect(GROWTH_CLASSES[place(values)]).toBe(name);
  });

  it('is that of lists with room in reserve: O(n), where a list doubles or grows by half', () => {
    const roomy = (factor: number, n: number) => {
      let room = 16;
      while (room < n) room = Math.ceil(room * factor);
      return 8 * room;
    };
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 50_000 }), fc.constantFrom(1.5, 2), (n, factor) => {
        expect(place(at(n, (x) => roomy(factor, x)))).toBe(2);
      }),
      RUNS,
    );
  });

  it('of room made in advance is no faster than the input that fills it', () => {
    const reserve = (room: number) => at(1000, (n) => Math.max(room, 50 * n));
    expect(place(reserve(60_000))).toBe(2);
    expect(place(reserve(200_000))).toBe(2);
    expect(place(reserve(700_000))).toBe(2);
    expect(place(reserve(900_000))).toBe(0);
    // but a square hidden by it is one
    expect(place(at(1000, (n) => Math.max(200_000, n * n)))).toBeGreaterThan(2);
    expect(place(at(1000, (n) => Math.max(16_100_000, n * n)))).toBeGreaterThan(2);
  });
});
