import type { RootedGraph } from './csr.ts';

/** The dominator tree of what the root reaches. */
export interface Dominators {
  /** The nodes that the root reaches, the root first, each after its immediate dominator. */
  readonly order: Uint32Array;
  /** The immediate dominator of each node; the root's is the root, -1 for what it does not reach. */
  readonly idom: Int32Array;
}

/**
 * Immediate dominators: the nearest node that is on every path from the root to a node.
 *
 * Lengauer and Tarjan, 'A fast algorithm for finding dominators in a flowgraph' (TOPLAS 1(1), 1979),
 * the version with path compression alone: O(m log n) whatever the graph. Semi-NCA and the
 * iteration of Cooper, Harvey and Kennedy are as fast on most heaps but quadratic on plain ones, such
 * as a long list whose last cell holds many objects that the root holds, too. Loops throughout: a list
 * of a million cells must not need a stack of a million calls.
 */
export function dominators(graph: RootedGraph): Dominators {
  const { order, parent, numberOf } = depthFirst(graph);
  const count = order.length;
  const holders = holdersOf(graph, order, numberOf);

  // From here on a node is its number in depth-first order.
  const semi = new Uint32Array(count);
  // The node with the smallest semidominator on the compressed path, and that semidominator.
  const best = new Uint32Array(count);
  const bestSemi = new Uint32Array(count);
  const idom = new Uint32Array(count);
  const ancestor = new Int32Array(count).fill(-1);
  // A bucket is a list of the nodes with the same semidominator, linked through `nextInBucket`.
  const bucket = new Int32Array(count).fill(-1);
  const nextInBucket = new Int32Array(count).fill(-1);
  const path = new Uint32Array(count);
  for (let node = 0; node < count; node += 1) semi[node] = best[node] = bestSemi[node] = node;

  /** Makes `best` tell of the whole linked path above a node, itself included. */
  const compress = (node: number): void => {
    if (ancestor[node] === -1) return;
    let depth = 0;
    let top = node;
    while (ancestor[ancestor[top]!] !== -1) {
      path[depth++] = top;
      top = ancestor[top]!;
    }
    // Compress from the top down, so that each takes over what the one above it has found.
    while (depth > 0) {
      const below = path[--depth]!;
      const above = ancestor[below]!;
      if (bestSemi[above]! < bestSemi[below]!) {
        bestSemi[below] = bestSemi[above]!;
        best[below] = best[above]!;
      }
      ancestor[below] = ancestor[above]!;
    }
  };

  for (let node = count - 1; node > 0; node -= 1) {
    let least = semi[node]!;
    for (let at = holders.first[node]!; at < holders.first[node + 1]!; at += 1) {
      const holder = holders.to[at]!;
      compress(holder);
      if (bestSemi[holder]! < least) least = bestSemi[holder]!;
    }
    semi[node] = bestSemi[node] = least;
    nextInBucket[node] = bucket[least]!;
    bucket[least] = node;
    const above = parent[node]!;
    ancestor[node] = above;
    for (let one = bucket[above]!; one !== -1; one = nextInBucket[one]!) {
      compress(one);
      idom[one] = bestSemi[one]! < semi[one]! ? best[one]! : above;
    }
    bucket[above] = -1;
  }
  const named = new Int32Array(graph.nodeCount).fill(-1);
  named[graph.root] = graph.root;
  for (let node = 1; node < count; node += 1) {
    if (idom[node] !== semi[node]) idom[node] = idom[idom[node]!]!;
    named[order[node]!] = order[idom[node]!]!;
  }
  return { order, idom: named };
}

interface DepthFirst {
  /** Nodes in the order they were first met. */
  readonly order: Uint32Array;
  /** The number of the node that each number was met from. */
  readonly parent: Uint32Array;
  /** Each node's number; -1 for what was not met. */
  readonly numberOf: Int32Array;
}

function depthFirst({ nodeCount, root, edges }: RootedGraph): DepthFirst {
  if (!(root >= 0 && root < nodeCount)) {
    throw new RangeError(`the root ${root} is no node of ${nodeCount}`);
  }
  const { first, to } = edges;
  const order = new Uint32Array(nodeCount);
  const parent = new Uint32Array(nodeCount);
  const numberOf = new Int32Array(nodeCount).fill(-1);
  // The path being walked, as numbers, with the next edge to look at of each node on it.
  const path = new Uint32Array(nodeCount);
  const next = first.slice(0, nodeCount);
  let depth = 1;
  let count = 1;
  order[0] = root;
  numberOf[root] = 0;
  while (depth > 0) {
    const here = path[depth - 1]!;
    const node = order[here]!;
    const end = first[node + 1]!;
    let at = next[node]!;
    while (at < end && numberOf[to[at]!] !== -1) at += 1;
    next[node] = at + 1;
    if (at >= end) {
      depth -= 1;
      continue;
    }
    const met = to[at]!;
    numberOf[met] = count;
    order[count] = met;
    parent[count] = here;
    path[depth++] = count;
    count += 1;
  }
  return { order: order.slice(0, count), parent: parent.slice(0, count), numberOf };
}

/** For each number, the numbers of the nodes with an edge to it. */
function holdersOf(
  { edges }: RootedGraph,
  order: Uint32Array,
  numberOf: Int32Array,
): { first: Uint32Array; to: Uint32Array } {
  const { first, to } = edges;
  const starts = new Uint32Array(order.length + 1);
  for (const node of order) {
    for (let at = first[node]!; at < first[node + 1]!; at += 1)
      starts[numberOf[to[at]!]! + 1]! += 1;
  }
  for (let node = 0; node < order.length; node += 1) starts[node + 1]! += starts[node]!;
  const next = starts.slice(0, order.length);
  const holders = new Uint32Array(starts[order.length]!);
  for (let number = 0; number < order.length; number += 1) {
    const node = order[number]!;
    for (let at = first[node]!; at < first[node + 1]!; at += 1) {
      holders[next[numberOf[to[at]!]!]!++] = number;
    }
  }
  return { first: starts, to: holders };
}
