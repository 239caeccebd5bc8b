import type { Dominators } from './dominators.ts';

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
