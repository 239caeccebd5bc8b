import { EDGE, INTERNAL } from './edges.ts';
import { KIND } from './kinds.ts';
import type { HeapSnapshot } from './snapshot.ts';

/** Whether a node of this kind goes with a key that it does not hold. */
export function isEntry(kind: number): boolean {
  return kind === KIND.weakEntry || kind === KIND.registration;
}

/**
 * Of each entry of a WeakMap, and each registration, the key that it goes with: those whose key is
 * reached when values count only once their key is reached, as with ephemerons. The others live by
 * their map alone.
 */
export function keysOfEntries(snapshot: HeapSnapshot): Map<number, number> {
  const { nodeCount, root, edges, edgeTypes, kinds } = snapshot;
  const keyOf = new Map<number, number>();
  if (!kinds.some((kind) => isEntry(kind))) return keyOf;
  const isReached = new Uint8Array(nodeCount);
  /** Entries whose map is reached, by the key that is not yet. */
  const waiting = new Map<number, number[]>();
  const stack: number[] = [];
  const reach = (node: number): void => {
    if (isReached[node] === 1) return;
    isReached[node] = 1;
    stack.push(node);
    const entries = waiting.get(node) ?? [];
    waiting.delete(node);
    for (const entry of entries) meet(entry, node);
  };
  const meet = (entry: number, key: number): void => {
    keyOf.set(entry, key);
    reach(entry);
  };
  const visitEntry = (entry: number): void => {
    const key = keyOfEntry(snapshot, entry);
    if (key === -1 || isReached[entry] === 1) return;
    if (isReached[key] === 1) meet(entry, key);
    else {
      const entries = waiting.get(key);
      if (entries) entries.push(entry);
      else waiting.set(key, [entry]);
    }
  };
  reach(root);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
      const target = edges.to[edge]!;
      if (edgeTypes[edge] === EDGE.weak) continue;
      if (isEntry(kinds[target]!)) visitEntry(target);
      else reach(target);
    }
  }
  return keyOf;
}

/** The key of a weak entry, or the target of a registration; -1 where it has none. */
function keyOfEntry({ edges, edgeTypes, edgeNames }: HeapSnapshot, entry: number): number {
  for (let edge = edges.first[entry]!; edge < edges.first[entry + 1]!; edge += 1) {
    const name = edgeNames[edge];
    const isKey = name === INTERNAL.key || name === INTERNAL.target;
    if (edgeTypes[edge] === EDGE.weak && isKey) return edges.to[edge]!;
  }
  return -1;
}
