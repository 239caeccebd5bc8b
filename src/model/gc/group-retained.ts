import type { Dominators } from './dominators.ts';

/**
 * What each group of nodes retains: the bytes that would go with all of its nodes. One that another
 * of its group dominates adds nothing, since its bytes are part of that one's.
 *
 * @param groupOf The group of each node, from 0; -1 for none.
 * @param retained The retained size of each node.
 */
export function groupRetained(
  { order, idom }: Dominators,
  retained: ArrayLike<number>,
  groupOf: ArrayLike<number>,
  groups: number,
): Float64Array {
  const firstChild = new Int32Array(idom.length).fill(-1);
  const nextSibling = new Int32Array(idom.length).fill(-1);
  for (let at = order.length - 1; at > 0; at -= 1) {
    const node = order[at]!;
    nextSibling[node] = firstChild[idom[node]!]!;
    firstChild[idom[node]!] = node;
  }
  const sums = new Float64Array(groups);
  // How many of each group are on the way down to where the walk is.
  const above = new Uint32Array(groups);
  const root = order[0]!;
  let node = root;
  for (;;) {
    const group = groupOf[node]!;
    if (group !== -1) {
      if (above[group] === 0) sums[group]! += retained[node]!;
      above[group]! += 1;
    }
    if (firstChild[node] !== -1) {
      node = firstChild[node]!;
      continue;
    }
    // Out of this node, and of each whose last child it was.
    for (;;) {
      if (groupOf[node] !== -1) above[groupOf[node]!]! -= 1;
      if (node === root) return sums;
      if (nextSibling[node] !== -1) break;
      node = idom[node]!;
    }
    node = nextSibling[node]!;
  }
}
