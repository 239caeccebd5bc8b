import { expect } from 'vitest';
import { csrOf } from '../../src/model/gc/csr.ts';
import { dominators } from '../../src/model/gc/dominators.ts';
import { nearestHolders } from '../../src/model/gc/nearest.ts';
import { retainedSizes } from '../../src/model/gc/retained.ts';
import { everyCase } from './golden.ts';

interface Case {
  readonly input: {
    readonly root?: number;
    readonly nodes: readonly (readonly [name: string, selfSize: number])[];
    readonly edges: readonly (readonly [from: number, to: number, type: string])[];
  };
  readonly expect: {
    readonly reachable: readonly number[];
    readonly idom: readonly (number | null)[];
    readonly retainedSize: readonly (number | null)[];
  };
}

everyCase<Case>('heapgraph-dominators.json', ({ input, expect: expected }) => {
  const { root = 0, nodes, edges } = input;
  const strong = edges.filter(([, , type]) => type !== 'weak');
  const packed = csrOf(
    nodes.length,
    strong.map(([from]) => from),
    strong.map(([, to]) => to),
  );
  const graph = { nodeCount: nodes.length, root, edges: packed };
  const tree = dominators(graph);
  const retained = retainedSizes(
    tree,
    nodes.map(([, selfSize]) => selfSize),
  );
  const reached = (node: number): boolean => tree.idom[node] !== -1;
  expect([...tree.order].sort((a, b) => a - b)).toEqual(expected.reachable);
  expect(nodes.flatMap((_, node) => (nearestHolders(graph)[node] === -1 ? [] : [node]))).toEqual(
    expected.reachable,
  );
  expect(nodes.map((_, node) => (reached(node) && node !== root ? tree.idom[node] : null))).toEqual(
    expected.idom,
  );
  expect(nodes.map((_, node) => (reached(node) ? retained[node] : null))).toEqual(
    expected.retainedSize,
  );
});
