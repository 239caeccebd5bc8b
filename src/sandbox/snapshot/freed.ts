import { EDGE, INTERNAL } from './edges.ts';
import { KIND } from './kinds.ts';
import type { HeapSnapshot } from './snapshot.ts';

/**
 * The bytes that a collection would free if a node were gone, by QuickJS's own rules: a WeakMap
 * keeps its values as long as it has an entry, and an entry goes once nothing but weak edges leads
 * to its key. Slower than a retained size, which is the same wherever nothing weak is concerned.
 */
export function freedWithout(snapshot: HeapSnapshot, gone: number): number {
  const { shallow, nodeCount } = snapshot;
  const deleted = new Uint8Array(nodeCount);
  const before = settle(snapshot, new Uint8Array(nodeCount));
  deleted[gone] = 1;
  const after = settle(snapshot, deleted);
  let bytes = 0;
  for (let node = 0; node < nodeCount; node += 1) {
    if (before[node] === 1 && after[node] === 0) bytes += shallow[node]!;
  }
  return bytes;
}

/** What is reached once the entries of unreached keys are gone, too. */
function settle(snapshot: HeapSnapshot, deleted: Uint8Array): Uint8Array {
  for (;;) {
    const reached = reach(snapshot, deleted);
    if (!dropEntries(snapshot, reached, deleted)) return reached;
  }
}

function reach({ nodeCount, root, edges, edgeTypes }: HeapSnapshot, deleted: Uint8Array) {
  const reached = new Uint8Array(nodeCount);
  const stack = [root];
  reached[root] = 1;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
      const target = edges.to[edge]!;
      if (edgeTypes[edge] === EDGE.weak || reached[target] === 1 || deleted[target] === 1) continue;
      reached[target] = 1;
      stack.push(target);
    }
  }
  return reached;
}

function dropEntries(snapshot: HeapSnapshot, reached: Uint8Array, deleted: Uint8Array): boolean {
  const { nodeCount, kinds, edges, edgeTypes, edgeNames } = snapshot;
  let changed = false;
  for (let node = 0; node < nodeCount; node += 1) {
    if (kinds[node] !== KIND.weakEntry && kinds[node] !== KIND.registration) continue;
    if (reached[node] === 0) continue;
    for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
      if (edgeTypes[edge] !== EDGE.weak || edgeNames[edge] === INTERNAL.token) continue;
      if (reached[edges.to[edge]!] === 1) continue;
      deleted[node] = 1;
      changed = true;
    }
  }
  return changed;
}
