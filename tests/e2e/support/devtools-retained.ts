import { csrOf } from '../../../src/model/gc/csr.ts';
import { dominators } from '../../../src/model/gc/dominators.ts';
import { retainedSizes } from '../../../src/model/gc/retained.ts';
import { V8_EDGE, V8_NODE } from '../../../src/sandbox/snapshot/v8-format.ts';

/** The arrays of a .heapsnapshot file: 7 numbers a node, 3 an edge. */
interface File {
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

/**
 * Retained sizes by DevTools' own rule, by the id of a node: nothing that only the engine reaches
 * holds what can be reached from a global object (computeIsEssentialEdge and markPageOwnedNodes in
 * HeapSnapshot.ts). Without nodes of the type `hidden`, whose sizes DevTools adds to their owner's
 * (calculateShallowSizes), without what nothing holds, and without the two roots, which take both.
 */
export function devToolsRetained(text: string): Map<number, number> {
  const { nodes, edges } = JSON.parse(text) as File;
  const count = nodes.length / 7;
  const first = [0];
  for (let node = 0; node < count; node += 1) first.push(first[node]! + nodes[7 * node + 4]!);
  const strong = (node: number) =>
    Array.from({ length: nodes[7 * node + 4]! }, (_, i) => 3 * (first[node]! + i)).filter(
      (edge) => edges[edge] !== V8_EDGE.weak && (edges[edge] !== V8_EDGE.shortcut || node === 0),
    );
  const target = (edge: number) => edges[edge + 2]! / 7;
  const isOwned = new Uint8Array(count);
  const stack = strong(0)
    .filter((edge) => edges[edge] === V8_EDGE.shortcut)
    .map(target);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isOwned[node] === 1) continue;
    isOwned[node] = 1;
    stack.push(...strong(node).map(target));
  }
  const [from, to]: [number[], number[]] = [[], []];
  for (let node = 0; node < count; node += 1) {
    for (const edge of strong(node)) {
      if (node !== 0 && isOwned[node] === 0 && isOwned[target(edge)] === 1) continue;
      from.push(node);
      to.push(target(edge));
    }
  }
  const tree = dominators({ nodeCount: count, root: 0, edges: csrOf(count, from, to) });
  const sizes = retainedSizes(
    tree,
    nodes.filter((_, i) => i % 7 === 3),
  );
  const retained = new Map<number, number>();
  for (let node = 2; node < count; node += 1) {
    if (tree.idom[node] === -1 || nodes[7 * node] === V8_NODE.hidden) continue;
    retained.set(nodes[7 * node + 2]!, sizes[node]!);
  }
  return retained;
}
