import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartOf, scaleOf } from '../../src/workbench/heap-chart.ts';

const readings = (length: number, bytes: (round: number) => number) =>
  Array.from({ length }, (_, i) => ({ bytes: bytes(i) }));

describe('the chart of a heap', () => {
  it('shows what lies above the level at which it settled', () => {
    const chart = chartOf(readings(8, (i) => 100 * i));
    expect(chart).toMatchObject({ unit: 64, height: 11, level: 200 });
    expect(chart.columns.map(({ round, squares, over }) => [round, squares, over])).toEqual([
      [1, 0, 0],
      [2, 2, 0],
      [3, 4, 0],
      [4, 4, 1],
      [5, 4, 3],
      [6, 4, 4],
      [7, 4, 6],
      [8, 4, 7],
    ]);
  });

  it('shows nothing above it where nothing grows', () => {
    const { columns } = chartOf(readings(40, () => 5000));
    expect(columns.every(({ over, squares }) => over === 0 && squares === 10)).toBe(true);
  });

  it('shows at most 25 rounds, the first and the last among them', () => {
    expect(chartOf(readings(25, () => 1)).columns).toHaveLength(25);
    const rounds = chartOf(readings(200, () => 1)).columns.map(({ round }) => round);
    expect(rounds).toHaveLength(25);
    expect([rounds[0], rounds[1], rounds[12], rounds[24]]).toEqual([1, 9, 101, 200]);
    expect(new Set(rounds).size).toBe(25);
  });

  it('has no column, or flat ones, where there is nothing to show', () => {
    expect(chartOf([])).toEqual({ columns: [], unit: 64, height: 11, level: 0 });
    expect(chartOf([{ bytes: -80 }]).columns).toEqual([
      { round: 1, bytes: 0, squares: 0, over: 0 },
    ]);
  });

  it('has a scale with a unit', () => {
    expect(scaleOf(chartOf(readings(10, () => 700)))).toBe('One square is 64 B.');
    expect(scaleOf(chartOf(readings(10, () => 705)))).toBe('One square is 128 B.');
    expect(scaleOf(chartOf(readings(10, () => 40_000)))).toBe('One square is 4 KiB.');
  });

  it('fits every heap: squares are powers of two, and no column is higher than the chart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 2 ** 26 }), { maxLength: 210 }),
        (list) => {
          const { columns, unit, height } = chartOf(list.map((bytes) => ({ bytes })));
          expect(Math.log2(unit) % 1).toBe(0);
          for (const { squares, over, bytes } of columns) {
            expect(squares + over).toBeLessThanOrEqual(height);
            expect((squares + over) * unit).toBeGreaterThanOrEqual(bytes);
          }
        },
      ),
    );
  });
});
