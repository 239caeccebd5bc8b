import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csrOf } from '../../../src/model/gc/csr.ts';
import { dominators } from '../../../src/model/gc/dominators.ts';
import { groupRetained } from '../../../src/model/gc/group-retained.ts';
import { retainedSizes } from '../../../src/model/gc/retained.ts';

const graph = fc.integer({ min: 1, max: 12 }).chain((nodeCount) =>
  fc.record({
    nodeCount: fc.constant(nodeCount),
    edges: fc.array(fc.tuple(fc.nat({ max: nodeCount - 1 }), fc.nat({ max: nodeCount - 1 })), {
      maxLength: 30,
    }),
    sizes: fc.array(fc.nat({ max: 99 }), { minLength: nodeCount, maxLength: nodeCount }),
    groupOf: fc.array(fc.integer({ min: -1, max: 2 }), {
      minLength: nodeCount,
      maxLength: nodeCount,
    }),
  }),
);

/** Bytes that a walk from the root reaches, which never enters a node of the group. */
function reachedWithout(
  edges: readonly (readonly [number, number])[],
  sizes: readonly number[],
  without: (node: number) => boolean,
): number {
  const seen = new Set<number>();
  const queue = without(0) ? [] : [0];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const [from, to] of edges) if (from === node && !without(to)) queue.push(to);
  }
  return [...seen].reduce((sum, node) => sum + sizes[node]!, 0);
}

describe('what a group of nodes retains', () => {
  it('is no more than what its going frees, and all of it where no two share a node', () => {
    fc.assert(
      fc.property(graph, ({ nodeCount, edges, sizes, groupOf }) => {
        const packed = csrOf(
          nodeCount,
          edges.map(([from]) => from),
          edges.map(([, to]) => to),
        );
        const tree = dominators({ nodeCount, root: 0, edges: packed });
        const found = groupRetained(tree, retainedSizes(tree, sizes), groupOf, 3);
        const all = reachedWithout(edges, sizes, () => false);
        for (let group = 0; group < 3; group += 1) {
          const members = groupOf.filter((of) => of === group).length;
          const freed = all - reachedWithout(edges, sizes, (node) => groupOf[node] === group);
          expect(found[group]).toBeLessThanOrEqual(freed);
          if (members === 1) expect(found[group]).toBe(freed);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('counts a chain of its nodes once, whatever lies between them', () => {
    const packed = csrOf(5, [0, 1, 2, 3], [1, 2, 3, 4]);
    const tree = dominators({ nodeCount: 5, root: 0, edges: packed });
    const sizes = [0, 1, 10, 100, 1000];
    const found = groupRetained(tree, retainedSizes(tree, sizes), [-1, 0, 1, 0, 1], 2);
    expect([...found]).toEqual([1111, 1110]);
  });
});
