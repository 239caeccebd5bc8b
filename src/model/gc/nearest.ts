import type { RootedGraph } from './csr.ts';

/**
 * For each node, the node that comes before it on a shortest path from the root; the root's is the
 * root, -1 for what it does not reach. Among equal paths the one that is met first breadth-first.
 */
export function nearestHolders({ nodeCount, root, edges }: RootedGraph): Int32Array {
  const { first, to } = edges;
  const holder = new Int32Array(nodeCount).fill(-1);
  const queue = new Uint32Array(nodeCount);
  let met = 1;
  queue[0] = root;
  holder[root] = root;
  for (let at = 0; at < met; at += 1) {
    const node = queue[at]!;
    for (let edge = first[node]!; edge < first[node + 1]!; edge += 1) {
      const target = to[edge]!;
      if (holder[target] !== -1) continue;
      holder[target] = node;
      queue[met++] = target;
    }
  }
  return holder;
}

/** Why a node is in memory: the nodes of a shortest path from the root to it, both included. */
export function retainingPath(holder: Int32Array, node: number): number[] | undefined {
  if (holder[node] === -1) return undefined;
  const path = [node];
  for (let at = node; holder[at] !== at; path.push(at)) at = holder[at]!;
  return path.reverse();
}
