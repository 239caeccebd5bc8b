import { csrOf } from './csr.ts';
import { type Dominators, dominators } from './dominators.ts';
import type { Graph, NodeId } from './graph.ts';

/**
 * The bytes that would be free if a node were gone: its own and those of all it dominates (the
 * 'retained size' of heap snapshots). 0 for what the root does not reach.
 */
export function retainedSizes(
  { order, idom }: Dominators,
  selfSizes: ArrayLike<number>,
): Float64Array {
  const retained = new Float64Array(idom.length);
  for (const node of order) retained[node] = selfSizes[node]!;
  // From the last met to the first, so that each is whole before its dominator takes it.
  for (let at = order.length - 1; at > 0; at -= 1) {
    const node = order[at]!;
    retained[idom[node]!]! += retained[node]!;
  }
  return retained;
}

/** What a figure can say of a node that a root reaches. */
export interface Domination {
  /** The last node that every path from the roots to it leads through; none but the roots themselves. */
  readonly dominator: NodeId | undefined;
  /** Bytes that would be free if it were gone. */
  readonly retained: number;
}

/**
 * Who dominates whom, in a graph that a figure draws, of the nodes that a root reaches. The roots hang
 * from one node above them all. A value in a weak map counts as held by its key alone: with two
 * conditions, a tree of dominators can name only one.
 */
export function dominationOf({ nodes, references, entries = [] }: Graph): Map<NodeId, Domination> {
  const number = new Map(nodes.map(({ id }, index) => [id, index + 1]));
  const edges: (readonly [number, number])[] = [];
  for (const { id, kind } of nodes) if (kind === 'root') edges.push([0, number.get(id)!]);
  for (const { from, to, weak } of references) {
    if (!weak) edges.push([number.get(from)!, number.get(to)!]);
  }
  for (const { key, value } of entries) edges.push([number.get(key)!, number.get(value)!]);
  const nodeCount = nodes.length + 1;
  const packed = csrOf(
    nodeCount,
    edges.map(([from]) => from),
    edges.map(([, to]) => to),
  );
  const tree = dominators({ nodeCount, root: 0, edges: packed });
  const sizes = retainedSizes(tree, [0, ...nodes.map(({ bytes }) => bytes)]);
  const reached = nodes.filter(({ id }) => tree.idom[number.get(id)!] !== -1);
  return new Map(
    reached.map(({ id }) => {
      const at = number.get(id)!;
      return [id, { dominator: nodes[tree.idom[at]! - 1]?.id, retained: sizes[at]! }];
    }),
  );
}

/** The retained size of every node that a root reaches. */
export function retainedOf(graph: Graph): Map<NodeId, number> {
  return new Map([...dominationOf(graph)].map(([id, { retained }]) => [id, retained]));
}

/** All that would go with a node: what every path from the roots reaches through it alone. */
export function dominatedBy(tree: ReadonlyMap<NodeId, Domination>, id: NodeId): NodeId[] {
  const hangs = (one: NodeId | undefined): boolean =>
    one !== undefined && (one === id || hangs(tree.get(one)?.dominator));
  return [...tree.keys()].filter((one) => one !== id && hangs(one));
}
