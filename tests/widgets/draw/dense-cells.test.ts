import fc from 'fast-check';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { DenseCells, pathsOf } from '../../../src/widgets/draw/dense-cells.tsx';
import { cellAt, type Grid, gridOf, isDense } from '../../../src/widgets/draw/grid.ts';

const grid = (count: number): Grid =>
  gridOf({ x: 16, y: 32, count, first: 1, width: 304, most: 288, dense: true });

/** The upper left corners of the squares that a path of rectangles covers. */
function cornersOf(path: string, size: number): string[] {
  return [...path.matchAll(/M(\S+) (\S+)h(\S+)v(\S+?)h/g)].flatMap(([, x, y, width, height]) => {
    expect(Number(height)).toBe(size);
    return Array.from(
      { length: Number(width) / size },
      (_, square) => `${Number(x) + square * size} ${y}`,
    );
  });
}

test('ten thousand places are as many squares, up to what there is room for', () => {
  expect([288, 1024, 2048, 10_240].map((count) => [grid(count).size, grid(count).per])).toEqual([
    [16, 1],
    [8, 1],
    [4, 1],
    [2, 1],
  ]);
  expect(grid(100_000).per).toBeGreaterThan(1);
  expect(isDense(grid(288))).toBe(false);
  expect(isDense(grid(100_000))).toBe(false);
});

test('each place that holds something is drawn once, in its tone and its place', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 300, max: 3000 }),
      fc.array(
        fc.record({
          from: fc.integer({ min: 1, max: 3000 }),
          length: fc.integer({ min: 1, max: 200 }),
          tone: fc.constantFrom('own-a', 'own-b'),
        }),
      ),
      (count, runs) => {
        const tones = new Map(
          runs.flatMap(({ from, length, tone }) =>
            Array.from({ length }, (_, one) => [from + one, tone] as const),
          ),
        );
        for (const number of tones.keys()) if (number > count) tones.delete(number);
        const places = grid(count);
        const drawn = [...pathsOf(places, tones)].flatMap(([tone, path]) =>
          cornersOf(path, places.size).map((corner) => `${tone} ${corner}`),
        );
        const expected = [...tones].map(([number, tone]) => {
          const { x, y } = cellAt(places, number);
          return `${tone} ${x} ${y}`;
        });
        expect(drawn.sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: 100 },
  );
});

test('thousands of them are a few elements', () => {
  const tones = new Map(
    Array.from({ length: 10_000 }, (_, place) => [place + 1, place % 3 ? 'own-a' : 'own-b']),
  );
  const drawn = render(h(DenseCells, { id: 'one', grid: grid(10_240), tones }));
  expect(drawn.match(/<\w/g)!.length).toBeLessThan(60);
});
