import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csrOf, type RootedGraph } from '../../../src/model/gc/csr.ts';
import { dominators } from '../../../src/model/gc/dominators.ts';
import { run } from '../../../src/model/gc/mark.ts';
import { nearestHolders, retainingPath } from '../../../src/model/gc/nearest.ts';
import { reachable } from '../../../src/model/gc/reachable.ts';
import {
  dominatedBy,
  dominationOf,
  retainedOf,
  retainedSizes,
} from '../../../src/model/gc/retained.ts';
import { randomOf } from '../../../src/model/random.ts';
import { anyScript } from './scripts.ts';

type Edge = readonly [from: number, to: number];

const graphOf = (nodeCount: number, edges: readonly Edge[], root = 0): RootedGraph => ({
  nodeCount,
  root,
  edges: csrOf(
    nodeCount,
    edges.map(([from]) => from),
    edges.map(([, to]) => to),
  ),
});

/** What the root reaches without passing `removed`. */
function reachedWithout({ nodeCount, root, edges }: RootedGraph, removed: number): boolean[] {
  const met = new Array<boolean>(nodeCount).fill(false);
  if (root === removed) return met;
  met[root] = true;
  for (const stack = [root]; stack.length > 0; ) {
    const node = stack.pop()!;
    for (const to of edges.to.subarray(edges.first[node], edges.first[node + 1])) {
      if (to === removed || met[to]) continue;
      met[to] = true;
      stack.push(to);
    }
  }
  return met;
}

const anyGraph = fc
  .integer({ min: 1, max: 24 })
  .chain((count) =>
    fc
      .tuple(
        fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: count * 3 }),
        fc.nat(count - 1),
      )
      .map(([edges, root]) => graphOf(count, edges, root)),
  );

describe('dominators', () => {
  test('are what the definition says: without them there is no way from the root', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { nodeCount, root } = graph;
        const { idom, order } = dominators(graph);
        const reached = reachedWithout(graph, -1);
        expect(order[0]).toBe(root);
        expect([...order].sort((a, b) => a - b)).toEqual(
          reached.flatMap((met, node) => (met ? [node] : [])),
        );
        const without = Array.from({ length: nodeCount }, (_, node) => reachedWithout(graph, node));
        for (let node = 0; node < nodeCount; node += 1) {
          if (!reached[node]) {
            expect(idom[node]).toBe(-1);
            continue;
          }
          const above = new Set<number>();
          for (let up = idom[node]!; node !== root; up = idom[up]!) {
            above.add(up);
            if (up === root) break;
          }
          const byDefinition = without.flatMap((met, other) =>
            reached[other] && other !== node && !met[node] ? [other] : [],
          );
          expect([...above].sort((a, b) => a - b)).toEqual(byDefinition);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('give as the retained size of a node the bytes that go with it', () => {
    fc.assert(
      fc.property(anyGraph, fc.infiniteStream(fc.nat(500)), (graph, stream) => {
        const sizes = Array.from({ length: graph.nodeCount }, () => stream.next().value);
        const retained = retainedSizes(dominators(graph), sizes);
        const reached = reachedWithout(graph, -1);
        for (let node = 0; node < graph.nodeCount; node += 1) {
          const left = reachedWithout(graph, node);
          const gone = sizes.filter((_, other) => reached[other] && !left[other]);
          expect(retained[node]).toBe(
            reached[node] ? gone.reduce((sum, bytes) => sum + bytes, 0) : 0,
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('come after their dominators in the order', () => {
    const { order, idom } = dominators(
      graphOf(
        5,
        [
          [2, 1],
          [1, 0],
          [2, 4],
          [4, 0],
          [3, 0],
        ],
        2,
      ),
    );
    expect([...idom]).toEqual([2, 2, 2, -1, 2]);
    expect(order[0]).toBe(2);
  });

  test.each([
    ['a node outside', () => csrOf(2, [0], [2]), 'edge 0 has an end 2 outside 0…1'],
    ['half an edge', () => csrOf(2, [0, 1], [1]), '2 edges begin and 1 end'],
    ['a root outside', () => dominators(graphOf(2, [], 2)), 'the root 2 is no node of 2'],
  ])('refuse %s', (_, run, message) => expect(run).toThrow(message));
});

describe('a million objects', () => {
  const count = 1_000_000;
  const half = count / 2;
  const random = randomOf('heap');
  const shapes: readonly (readonly [string, number, (edge: number) => Edge])[] = [
    ['of three references each', 3 * count, () => [random.below(count), random.below(count)]],
    ['in one chain', count - 1, (edge) => [edge, edge + 1]],
    ['held by one root', count - 1, (edge) => [0, edge + 1]],
    // Here semi-NCA and Cooper, Harvey and Kennedy walk half a million nodes for each of the rest.
    [
      'half in a chain, half held by its end and by the root',
      2 * count - half - 1,
      (edge) =>
        edge < half - 1
          ? [edge, edge + 1]
          : edge < count - 1
            ? [half - 1, edge + 1]
            : [0, edge - count + 1 + half],
    ],
  ];
  // A second each at most where nobody else is at work; work of another order takes hours.
  test.each(shapes)('%s', { timeout: 60_000 }, (_, edges, edge) => {
    const from = new Uint32Array(edges);
    const to = new Uint32Array(edges);
    for (let at = 0; at < edges; at += 1) [from[at], to[at]] = edge(at);
    const graph = { nodeCount: count, root: 0, edges: csrOf(count, from, to) };
    const tree = dominators(graph);
    const retained = retainedSizes(tree, new Float64Array(count).fill(16));
    expect(retained[0]).toBe(tree.order.length * 16);
  });
});

describe('the retaining path', () => {
  test('is a shortest path from the root', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { nodeCount, root, edges } = graph;
        const holder = nearestHolders(graph);
        const distance = new Array<number>(nodeCount).fill(Infinity);
        distance[root] = 0;
        for (let round = 0; round < nodeCount; round += 1) {
          for (let node = 0; node < nodeCount; node += 1) {
            for (const to of edges.to.subarray(edges.first[node], edges.first[node + 1])) {
              distance[to] = Math.min(distance[to]!, distance[node]! + 1);
            }
          }
        }
        for (let node = 0; node < nodeCount; node += 1) {
          const path = retainingPath(holder, node);
          expect(path?.length ?? Infinity).toBe(distance[node]! + 1);
          if (!path) continue;
          expect([path[0], path.at(-1)]).toEqual([root, node]);
          path.slice(1).forEach((to, at) => {
            const from = path[at]!;
            expect([...edges.to.subarray(edges.first[from], edges.first[from + 1])]).toContain(to);
          });
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test('the retained sizes of a figure hang from its roots, and weak references hold nothing', () => {
  const object = (id: string, bytes: number) => ({ id, label: id, kind: 'object' as const, bytes });
  const sizes = retainedOf({
    nodes: [
      { id: 'r', label: 'r', kind: 'root', bytes: 0 },
      { id: 's', label: 's', kind: 'root', bytes: 8 },
      ...[object('a', 16), object('b', 32), object('c', 64), object('d', 128), object('e', 256)],
    ],
    references: [
      { from: 'r', to: 'a', label: '' },
      { from: 'a', to: 'b', label: '' },
      { from: 's', to: 'c', label: '' },
      { from: 'a', to: 'c', label: '' },
      { from: 'c', to: 'd', label: '', weak: true },
    ],
    entries: [{ map: 's', key: 'b', value: 'e' }],
  });
  expect(Object.fromEntries(sizes)).toEqual({ r: 304, s: 8, a: 304, b: 288, c: 64, e: 256 });
});

test('what a node of a figure dominates is what no root reaches once it is gone', () => {
  fc.assert(
    fc.property(anyScript, (script) => {
      const trace = run(script);
      const { graph } = trace.frame(trace.last).state;
      const tree = dominationOf(graph);
      const reached = reachable(graph);
      expect([...tree.keys()].sort()).toEqual([...reached].sort());
      for (const id of reached) {
        const nodes = graph.nodes.filter((one) => one.id !== id);
        const references = graph.references.filter(({ from, to }) => from !== id && to !== id);
        const without = reachable({ ...graph, nodes, references });
        const gone = [...reached].filter((one) => one !== id && !without.has(one));
        expect(dominatedBy(tree, id).sort()).toEqual(gone.sort());
        const { dominator } = tree.get(id)!;
        if (dominator !== undefined) expect(dominatedBy(tree, dominator)).toContain(id);
      }
    }),
    { numRuns: 100 },
  );
});
