import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, squarify } from '../../../src/workbench/explorer/squarify.ts';

const sizes = fc
  .array(fc.oneof(fc.nat(20), fc.nat(1_000_000)), { minLength: 1, maxLength: 120 })
  .map((list) => [...list].sort((a, b) => b - a));
const frame = fc.record({
  x: fc.nat(50),
  y: fc.nat(50),
  width: fc.integer({ min: 1, max: 2000 }),
  height: fc.integer({ min: 1, max: 1000 }),
});
const area = ({ width, height }: Box) => width * height;

describe('a treemap', () => {
  it('gives each size its part of the area, inside the frame, with no overlap', () => {
    fc.assert(
      fc.property(sizes, frame, (list, box) => {
        const boxes = squarify(list, box);
        expect(boxes).toHaveLength(list.length);
        const total = list.reduce((sum, size) => sum + size, 0);
        const slack = 1e-6 * area(box);
        const wrong = boxes.filter((one, i) => {
          const part = total === 0 ? 0 : (list[i]! / total) * area(box);
          const isOff = Math.abs(area(one) - part) > slack || one.width < 0 || one.height < 0;
          const over = [i + 1, i + 2, i + 7, i + 31].some((j) => overlap(one, boxes[j]) > slack);
          return isOff || over || overlap(one, box) < area(one) - slack;
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('makes squares of like sizes, and no slivers of the sizes that heaps have', () => {
    const four = squarify([1, 1, 1, 1], { x: 0, y: 0, width: 200, height: 200 });
    expect(four.map(({ width, height }) => [width, height])).toEqual(Array(4).fill([100, 100]));
    const falling = Array.from({ length: 60 }, (_, i) => 1000 / (i + 1));
    const boxes = squarify(falling, { x: 0, y: 0, width: 800, height: 368 });
    const longest = boxes.map(({ width, height }) => Math.max(width / height, height / width));
    expect(Math.max(...longest)).toBeLessThan(4);
  });

  it('is empty where there is nothing to show or no room', () => {
    const box = { x: 3, y: 4, width: 100, height: 50 };
    expect(squarify([], box)).toEqual([]);
    expect(squarify([0, 0], box)).toEqual(Array(2).fill({ x: 3, y: 4, width: 0, height: 0 }));
    expect(squarify([5], { ...box, width: 0 })).toEqual([{ x: 3, y: 4, width: 0, height: 0 }]);
  });
});

/** The area that two boxes have in common. */
function overlap(a: Box, b: Box | undefined): number {
  if (!b) return 0;
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
