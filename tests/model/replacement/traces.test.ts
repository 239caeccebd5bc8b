import { describe, expect, test } from 'vitest';
import { loop, phases, scan, uniform, zipf } from '../../../src/model/replacement/traces.ts';
import { workingSetSizes } from '../../../src/model/replacement/working-set-sizes.ts';

const count = (trace: Int32Array, page: number): number =>
  trace.filter((one) => one === page).length;

describe('traces', () => {
  test('scan and loop', () => {
    expect([...scan(5)]).toEqual([0, 1, 2, 3, 4]);
    expect([...loop(7, 3)]).toEqual([0, 1, 2, 0, 1, 2, 0]);
  });

  test('the same seed makes the same trace on every machine, another seed another', () => {
    expect([...zipf(8, 100, 1)]).toMatchInlineSnapshot(`
      [
        4,
        30,
        1,
        0,
        0,
        4,
        0,
        1,
      ]
    `);
    expect([...uniform(8, 100, 1)]).toMatchInlineSnapshot(`
      [
        42,
        77,
        22,
        13,
        15,
        41,
        13,
        27,
      ]
    `);
    expect([...phases(8, { pages: 100, locality: 4, phase: 4 }, 1)]).toMatchInlineSnapshot(`
      [
        44,
        41,
        41,
        41,
        39,
        40,
        39,
        40,
      ]
    `);
    expect(zipf(100, 100, 'a')).not.toEqual(zipf(100, 100, 'b'));
  });

  test('Zipf: page n comes 1/(n + 1) times as often as page 0', () => {
    const trace = zipf(100_000, 1000, 7);
    const first = count(trace, 0);
    // 1 in the 1000th harmonic number, 7.485, of all.
    expect(first / trace.length).toBeCloseTo(1 / 7.485, 2);
    for (const page of [1, 2, 9]) {
      expect((count(trace, page) / first) * (page + 1)).toBeCloseTo(1, 1);
    }
    expect(Math.max(...trace)).toBeLessThan(1000);
    expect(Math.min(...trace)).toBe(0);
  });

  test('uniform: each page about as often', () => {
    const trace = uniform(10_000, 10, 3);
    for (let page = 0; page < 10; page += 1)
      expect(Math.abs(count(trace, page) - 1000)).toBeLessThan(120);
  });

  test('phases: never more than the locality at once, but where one ends and the next begins', () => {
    const trace = phases(3000, { pages: 500, locality: 12, phase: 300 }, 'phases');
    const sizes = workingSetSizes(trace, 100);
    sizes.forEach((size, at) => {
      if (at % 300 >= 100) expect(size).toBeLessThanOrEqual(12);
    });
    expect(Math.max(...sizes)).toBeGreaterThan(12);
    expect(new Set(trace).size).toBeGreaterThan(60);
    expect(Math.max(...trace)).toBeLessThan(500);
  });
});
