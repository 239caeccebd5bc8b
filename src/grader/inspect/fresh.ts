import type { HeapSnapshot } from '../../sandbox/snapshot/snapshot.ts';

/**
 * Whether a node was made since the last marking: its struct is never moved, so of what is older at
 * least that block is. What is older may have grown since; then some of its bytes are fresh.
 */
export function isFresh({ shallow, fresh }: HeapSnapshot, node: number): boolean {
  return shallow[node]! > 0 && fresh[node] === shallow[node];
}
