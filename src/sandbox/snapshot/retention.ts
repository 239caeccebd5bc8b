import type { RootedGraph } from '../../model/gc/csr.ts';
import { type Dominators, dominators } from '../../model/gc/dominators.ts';
import { retainedSizes } from '../../model/gc/retained.ts';
import { EDGE, INTERNAL } from './edges.ts';
import { addEntriesToHolders, type KeyedEntry } from './entries-of-holders.ts';
import { isEntry, keysOfEntries } from './ephemerons.ts';
import type { HeapSnapshot } from './snapshot.ts';

/**
 * The edges that keep nodes alive, each with its name. As in the snapshot but without the weak
 * ones; and an entry of a WeakMap hangs from its key where the key lives by other means, since it
 * goes with the key. (Where it does not, the map keeps both: QuickJS has no ephemerons.)
 */
export interface StrongGraph extends RootedGraph {
  readonly types: Uint32Array;
  readonly names: Uint32Array;
  readonly entries: readonly KeyedEntry[];
}

/** What each node keeps alive. */
export interface Retention {
  readonly graph: StrongGraph;
  readonly tree: Dominators;
  /** Bytes that go when a node goes. */
  readonly retained: Float64Array;
}

export function retentionOf(snapshot: HeapSnapshot): Retention {
  const graph = strongGraph(snapshot);
  const tree = dominators(graph);
  const retained = retainedSizes(tree, snapshot.shallow);
  addEntriesToHolders(graph.entries, tree, retained);
  return { graph, tree, retained };
}

/** The edges that retain. */
export function strongGraph(snapshot: HeapSnapshot): StrongGraph {
  const { nodeCount, root, edges, edgeTypes, edgeNames, kinds } = snapshot;
  const keyOf = keysOfEntries(snapshot);
  const total = edges.to.length + keyOf.size;
  const first = new Uint32Array(nodeCount + 1);
  const to = new Uint32Array(total);
  const [types, names] = [new Uint32Array(total), new Uint32Array(total)];
  let count = 0;
  const keep = (target: number, type: number, name: number): void => {
    to[count] = target;
    types[count] = type;
    names[count++] = name;
  };
  const keysEntries = new Map<number, number[]>();
  const entries: KeyedEntry[] = [];
  for (const [entry, key] of keyOf) {
    const entries = keysEntries.get(key);
    if (entries) entries.push(entry);
    else keysEntries.set(key, [entry]);
  }
  for (let node = 0; node < nodeCount; node += 1) {
    for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
      const target = edges.to[edge]!;
      if (edgeTypes[edge] === EDGE.weak) continue;
      const key = isEntry(kinds[target]!) ? keyOf.get(target) : undefined;
      if (key !== undefined) {
        entries.push({ entry: target, key, holder: node });
        continue;
      }
      keep(target, edgeTypes[edge]!, edgeNames[edge]!);
    }
    for (const entry of keysEntries.get(node) ?? []) {
      keep(entry, EDGE.internal, INTERNAL.entry);
    }
    first[node + 1] = count;
  }
  return { nodeCount, root, edges: { first, to: to.subarray(0, count) }, types, names, entries };
}
