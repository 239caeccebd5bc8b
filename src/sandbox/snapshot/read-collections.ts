import { EDGE, INTERNAL } from './edges.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { KIND } from './kinds.ts';
import { OFFSETS } from './offsets.ts';

const M = OFFSETS.map;
const R = OFFSETS.record;

/**
 * JSMapState of a Map, Set, WeakMap or WeakSet. A Map's records are part of it. A WeakMap's are
 * nodes: they go with their key, too.
 */
export function readMap(graph: GraphBuilder, node: number, data: number): void {
  const { heap } = graph;
  graph.own(node, data, 32);
  graph.own(node, heap.word(data + M.hashTable), 4 * heap.word(data + M.hashSize));
  const isWeak = heap.word(data + M.isWeak) !== 0;
  for (const link of heap.list(data + M.records)) {
    const record = link - R.link;
    if (isWeak) {
      graph.edge(graph.node(KIND.weakEntry, record), EDGE.entry, record);
      continue;
    }
    graph.own(node, record, R.size);
    // A deleted record that an iterator stands on has neither.
    graph.value(record + R.key, EDGE.key, record);
    graph.value(record + R.value, EDGE.entry, record);
  }
}

/** A record of a WeakMap or WeakSet. */
export function readWeakEntry(graph: GraphBuilder, node: number, record: number): void {
  graph.own(node, record, R.size);
  graph.weakValue(record + R.key, 'key');
  graph.internalValue(record + R.value, 'value');
}

/** JSWeakRefData */
export function readWeakRef(graph: GraphBuilder, node: number, data: number): void {
  graph.own(node, data, OFFSETS.weakRef.target + 8);
  graph.weakValue(data + OFFSETS.weakRef.target, 'target');
}

/** JSFinalizationRegistryData */
export function readRegistry(graph: GraphBuilder, node: number, data: number): void {
  const { heap } = graph;
  const { entries, realm, callback } = OFFSETS.registry;
  graph.own(node, data, callback + 8);
  graph.internal(KIND.context, heap.word(data + realm), 'realm');
  graph.internalValue(data + callback, 'callback');
  for (const entry of heap.list(data + entries)) {
    graph.edge(graph.node(KIND.registration, entry), EDGE.internal, INTERNAL.registration);
  }
}

/** JSFinRecEntry */
export function readRegistration(graph: GraphBuilder, node: number, entry: number): void {
  const { target, held, token } = OFFSETS.registration;
  graph.own(node, entry, token + 8);
  graph.weakValue(entry + target, 'target');
  graph.internalValue(entry + held, 'held value');
  graph.weakValue(entry + token, 'token');
}
