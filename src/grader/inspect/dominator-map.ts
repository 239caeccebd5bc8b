import { EDGE } from '../../sandbox/snapshot/edges.ts';
import type { ExplainedHeap } from '../../sandbox/snapshot/explained.ts';
import { KIND } from '../../sandbox/snapshot/kinds.ts';

/** Nodes that no one would name: their bytes are told as those of what keeps them. */
const FOLDED: ReadonlySet<number> = new Set([
  ...[KIND.variable, KIND.shape, KIND.bytecode, KIND.module, KIND.weakEntry, KIND.registration],
]);

/**
 * The dominator tree as a treemap shows it: a node's children are the nearest that it dominates and
 * that have a name; the topmost of the learner's hang from the root.
 */
export interface DominatorMap {
  /** Bytes of a node and of what is folded into it. */
  readonly own: Float64Array;
  readonly childCount: Uint32Array;
  /** The children of a node, most retained bytes first; of the root, the learner's. */
  children(node: number): Uint32Array;
  /** The bytes that the learner's topmost nodes retain, with what of theirs is folded. */
  readonly learnersBytes: number;
}

/** `order`: all nodes, most retained bytes first. */
export function dominatorMap(
  heap: ExplainedHeap,
  isLearners: Uint8Array,
  order: Uint32Array,
): DominatorMap {
  const { snapshot, retention, nearest } = heap;
  const { nodeCount, kinds, shallow, root } = snapshot;
  const { tree, graph } = retention;
  const above = new Int32Array(nodeCount).fill(-1);
  const isBelowLearners = new Uint8Array(nodeCount);
  const isFolded = new Uint8Array(nodeCount);
  const own = new Float64Array(nodeCount);
  let learnersBytes = 0;
  own[root] = shallow[root]!;
  for (const node of tree.order) {
    if (node === root) continue;
    const over = tree.idom[node]!;
    const isTop = isLearners[node] === 1 && isBelowLearners[over] === 0;
    if (isLearners[node] === 1 || isBelowLearners[over] === 1) isBelowLearners[node] = 1;
    above[node] = isTop ? root : isFolded[over] === 1 ? above[over]! : over;
    const edge = nearest.edge[node]!;
    const isName = edge !== -1 && graph.types[edge] === EDGE.name;
    if (FOLDED.has(kinds[node]!) || isName) {
      isFolded[node] = 1;
      // Of what is not the learner's, only what it keeps is told at the root.
      if (above[node] !== root || isLearners[node] === 1) own[above[node]!]! += shallow[node]!;
    } else {
      own[node] = shallow[node]!;
    }
    if (isTop) learnersBytes += retention.retained[node]!;
  }
  const isShown = (node: number): boolean =>
    above[node] !== -1 && isFolded[node] === 0 && (above[node] !== root || isLearners[node] === 1);
  const first = new Uint32Array(nodeCount + 1);
  for (const node of order) if (isShown(node)) first[above[node]! + 1]! += 1;
  for (let node = 0; node < nodeCount; node += 1) first[node + 1]! += first[node]!;
  const next = first.slice(0, nodeCount);
  const list = new Uint32Array(first[nodeCount]!);
  for (const node of order) if (isShown(node)) list[next[above[node]!]!++] = node;
  const children = (node: number) => list.subarray(first[node]!, first[node + 1]!);
  const childCount = Uint32Array.from(own, (_, node) => first[node + 1]! - first[node]!);
  return { own, childCount, children, learnersBytes };
}
