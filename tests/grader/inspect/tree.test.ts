import { describe, expect, it } from 'vitest';
import { KIND } from '../../../src/sandbox/snapshot/kinds.ts';
import { ask, heapOf, objectsOf, SHOP } from './program.ts';

/** Without anything weak: an entry of a WeakMap is retained by its key and by its map. */
const heap = await heapOf(SHOP.replace(/^.*tags.*$\n?/gm, ''));
const { retained } = heap.retention;

describe('the dominator tree of a snapshot', () => {
  it('begins with what the learner’s program names, largest first, then all else as one', () => {
    const { node, children, rest } = ask(heap, { ask: 'tree' });
    expect(node.node).toBe(heap.snapshot.root);
    expect(rest).toEqual({ count: 0, retained: 0 });
    const named = children
      .filter((child) => child.by !== '')
      .map(({ by, what }) => `${by} = ${what}`);
    expect(named).toEqual(expect.arrayContaining(['bus = Object', 'cache = Map(12)']));
    const engine = children.at(-1)!;
    expect(engine).toMatchObject({ what: 'the engine and its built-ins', isLearners: false });
    expect(children.slice(0, -1).every((child) => child.isLearners)).toBe(true);
    const sizes = children.slice(0, -1).map((child) => child.retained);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    const sum = children.reduce((all, child) => all + child.retained, 0);
    expect(sum).toBeLessThanOrEqual(retained[node.node]!);
    expect(node.shallow + sum).toBe(retained[node.node]!);
  });

  it('is whole below each of the learner’s nodes: own bytes and children are what it retains', () => {
    let parents = 0;
    for (const { node, isLearners } of objectsOf(heap)) {
      const kind = heap.snapshot.kinds[node];
      if (!isLearners || (kind !== KIND.object && kind !== KIND.frame)) continue;
      const tree = ask(heap, { ask: 'tree', node });
      const sum = tree.children.reduce((all, child) => all + child.retained, tree.rest.retained);
      expect(tree.node.shallow + sum).toBe(retained[node]!);
      expect(tree.node.children).toBe(tree.children.length + tree.rest.count);
      if (sum > 0) parents += 1;
    }
    expect(parents).toBeGreaterThan(20);
  });

  it('tells the hundred largest and sums up the rest', async () => {
    const many = await heapOf(
      'const kept = []; export function round(i) { for (let k = 0; k < 40; k++) kept.push("x".repeat(k * 8) + i); }',
    );
    const [kept] = objectsOf(many, 'Array').filter((row) => row.what === 'Array(480)');
    const tree = ask(many, { ask: 'tree', node: kept!.node });
    expect(tree.children).toHaveLength(100);
    expect(tree.rest.count).toBe(tree.node.children - 100);
    expect(tree.rest.retained).toBeGreaterThan(0);
    const least = Math.min(...tree.children.map((child) => child.retained));
    expect(tree.rest.retained / tree.rest.count).toBeLessThanOrEqual(least);
  });

  it('marks what is new', () => {
    const cache = objectsOf(heap, 'Map').find((row) => row.isLearners)!;
    const { children } = ask(heap, { ask: 'tree', node: cache.node });
    expect(children.filter((child) => child.isFresh && child.className === 'string').length).toBe(
      4,
    );
  });
});
