import { describe, expect, it } from 'vitest';
import type { Answer, TreeNode } from '../../../src/grader/explanation.ts';
import { nearestCell } from '../../../src/workbench/explorer/nearest-cell.ts';
import { cellsOf, cellWords } from '../../../src/workbench/explorer/treemap-cells.ts';

const node = (of: Partial<TreeNode>): TreeNode => ({
  ...{ node: 1, by: '', className: 'Object', what: 'Object', retained: 100, shallow: 40 },
  ...{ isFresh: false, isLearners: true, children: 0, ...of },
});
const answer: Extract<Answer, { ask: 'tree' }> = {
  ask: 'tree',
  node: node({ node: 9, retained: 1000, shallow: 50, isLearners: false }),
  children: [
    node({ node: 1, by: 'cache', what: 'Map(3)', retained: 500, children: 3 }),
    node({ node: 2, by: 'entry "a"', what: 'User', retained: 120, isFresh: true }),
    node({ node: 3, what: 'the engine and its built-ins', retained: 300, isLearners: false }),
  ],
  rest: { count: 7, retained: 80 },
};
const box = { x: 0, y: 0, width: 800, height: 400 };

describe('the cells of a treemap', () => {
  it('are the children by size, with what is left of them; the engine only where all is shown', () => {
    const own = cellsOf(answer, box, false).map(({ name, fill }) => `${fill}: ${name}`);
    expect(own).toEqual(['live: cache = Map(3)', 'new: entry "a" = User', 'soft: 7 smaller ones']);
    const all = cellsOf(answer, box, true).map(({ fill }) => fill);
    expect(all).toEqual(['live', 'engine', 'new', 'soft']);
  });

  it('have the node’s own bytes where it is the learner’s', () => {
    const below = { ...answer, node: node({ node: 9, shallow: 50 }) };
    const cells = cellsOf(below, box, false);
    expect(cells.map(({ name }) => name)).toContain('its own bytes');
    const sum = cells.reduce((bytes, cell) => bytes + cell.bytes, 0);
    for (const cell of cells) {
      expect(cell.width * cell.height).toBeCloseTo((cell.bytes / sum) * 800 * 400, 3);
    }
  });

  it('say in words what their fill says, and are short where there is no room', () => {
    const cells = cellsOf(answer, box, true);
    expect(cells.map(cellWords)).toEqual([
      'cache = Map(3), 500 B, holds 3 more',
      'the engine and its built-ins, 300 B, not yours',
      'entry "a" = User, 120 B, new',
      '7 smaller ones, 80 B',
    ]);
    expect(cells.map(({ short }) => short).slice(0, 3)).toEqual([
      ...['cache', 'the engine and its built-ins', '"a"'],
    ]);
  });
});

describe('an arrow key', () => {
  const at = (x: number, y: number) => ({ x, y, width: 10, height: 10 });
  const boxes = [at(0, 0), at(20, 0), at(40, 2), at(20, 20), at(0, 40)];

  it('leads to the nearest cell on its side', () => {
    expect(nearestCell(boxes, 0, 'ArrowRight')).toBe(1);
    expect(nearestCell(boxes, 1, 'ArrowRight')).toBe(2);
    expect(nearestCell(boxes, 1, 'ArrowDown')).toBe(3);
    expect(nearestCell(boxes, 3, 'ArrowUp')).toBe(1);
    expect(nearestCell(boxes, 2, 'ArrowLeft')).toBe(1);
    expect(nearestCell(boxes, 0, 'ArrowDown')).toBe(4);
  });

  it('leads nowhere at the rim, and other keys are none', () => {
    expect(nearestCell(boxes, 0, 'ArrowLeft')).toBe(-1);
    expect(nearestCell(boxes, 0, 'Enter')).toBe(-1);
    expect(nearestCell([], 0, 'ArrowUp')).toBe(-1);
  });
});
