import { describe, expect, it } from 'vitest';
import { freedWithout } from '../../../src/sandbox/snapshot/freed.ts';
import { ask, heapOf, objectsOf, SHOP } from './program.ts';

const heap = await heapOf(SHOP);
const { rows, rest } = ask(heap, { ask: 'classes' });
const sum = (of: 'count' | 'shallow' | 'freshBytes') => rows.reduce((all, row) => all + row[of], 0);
const rowOf = (name: string) => rows.find((row) => row.className === name && row.isLearners)!;

describe('the classes of a snapshot', () => {
  it('have all nodes but the root, and all bytes that a node owns', () => {
    const { nodeCount, bytes, remainder, fresh } = heap.snapshot;
    expect(rest).toEqual({ classes: 0, count: 0, shallow: 0 });
    expect(sum('count')).toBe(nodeCount - 1);
    expect(sum('shallow')).toBe(bytes - remainder.bytes);
    expect(sum('freshBytes')).toBe(fresh.reduce((all, size) => all + size, 0));
  });

  it('come with the most retained bytes first, the learner’s apart from the rest', () => {
    const retained = rows.map((row) => row.retained);
    expect(retained).toEqual([...retained].sort((a, b) => b - a));
    expect(rows.filter((row) => row.className === 'Map').map((row) => row.isLearners)).toEqual(
      expect.arrayContaining([true, false]),
    );
  });

  it('count what was made since the marked round', () => {
    expect(rowOf('User')).toMatchObject({ count: 12, freshCount: 4 });
    expect(rowOf('Map').freshCount).toBe(0);
    expect(rowOf('Map').freshBytes).toBeGreaterThan(0);
  });

  it('retain what would go with all of the class: nothing twice', () => {
    for (const name of ['User', 'Uint8Array', 'Map', 'WeakRef']) {
      const objects = objectsOf(heap, name).filter((row) => row.isLearners);
      const each = objects.reduce((all, row) => all + row.retained, 0);
      expect(rowOf(name).retained).toBe(each);
    }
    // `last` is a chain of objects, each within the one after it.
    const objects = objectsOf(heap, 'Object').filter((row) => row.isLearners);
    const each = objects.reduce((all, row) => all + row.retained, 0);
    expect(rowOf('Object').retained).toBeLessThan(each);
    expect(rowOf('Object').retained).toBeGreaterThanOrEqual(rowOf('Object').shallow);
  });

  it('retain exactly what a collection would free, where nothing weak is concerned', async () => {
    const plain = await heapOf(
      'class Box { constructor(inner) { this.inner = inner; this.text = "x".repeat(40) + Math.random(); } } let outer; export function round(i) { outer = new Box(outer); }',
    );
    const [outermost] = objectsOf(plain, 'Box').filter((row) => row.isLearners);
    const [row] = ask(plain, { ask: 'classes' }).rows.filter((one) => one.className === 'Box');
    expect(row!.count).toBe(12);
    expect(row!.retained).toBe(outermost!.retained);
    expect(row!.retained).toBe(freedWithout(plain.snapshot, outermost!.node));
  });

  it('are cut to 500 rows, and what is left is summed up', async () => {
    const many = await heapOf(
      "const all = []; export function round() { if (all.length === 0) for (let i = 0; i < 700; i++) all.push(new (new Function('return class C' + i + ' {}')())()); }",
    );
    const table = ask(many, { ask: 'classes' });
    expect(table.rows).toHaveLength(500);
    expect(table.rest.classes).toBeGreaterThan(200);
    const bytes = table.rows.reduce((all, row) => all + row.shallow, table.rest.shallow);
    expect(bytes).toBe(many.snapshot.bytes - many.snapshot.remainder.bytes);
    expect(JSON.stringify(table).length).toBeLessThan(100_000);
  });
});
