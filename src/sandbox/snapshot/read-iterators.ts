import { EDGE, INTERNAL, type InternalName } from './edges.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { CLASS, OFFSETS } from './offsets.ts';

/** Of classes whose data is a plain struct: its values, by offset. */
const RECORDS: Readonly<Record<number, readonly (readonly [number, InternalName])[]>> = {
  [CLASS.iteratorHelper]: [
    [OFFSETS.helper.object, 'iterated'],
    [OFFSETS.helper.next, 'next'],
    [OFFSETS.helper.callback, 'callback'],
    [OFFSETS.helper.inner, 'inner'],
  ],
  [CLASS.iteratorWrap]: [
    [0, 'iterated'],
    [8, 'next'],
  ],
  [CLASS.mapIterator]: [[0, 'iterated']],
  [CLASS.setIterator]: [[0, 'iterated']],
  [CLASS.arrayIterator]: [[0, 'iterated']],
  [CLASS.stringIterator]: [[0, 'iterated']],
  [CLASS.regexpStringIterator]: [
    [0, 'iterated'],
    [8, 'value'],
  ],
  [CLASS.proxy]: [
    [0, 'target'],
    [8, 'handler'],
  ],
  [CLASS.asyncFromSync]: [
    [0, 'iterated'],
    [8, 'next'],
  ],
};

/**
 * Iterators, proxies and the like; of a class that we don't know, such as the host's, the block
 * alone.
 */
export function readRecord(graph: GraphBuilder, node: number, classId: number, data: number): void {
  const values = RECORDS[classId] ?? [];
  graph.own(node, data, values.length === 0 ? 0 : values.at(-1)![0] + 8);
  for (const [offset, name] of values) graph.internalValue(data + offset, name);
}

/** JSForInIterator: it holds the names that it has yet to give. */
export function readForIn(graph: GraphBuilder, node: number, data: number): void {
  const { heap } = graph;
  const F = OFFSETS.forIn;
  graph.own(node, data, F.names + 4);
  graph.internalValue(data + F.object, 'iterated');
  if (heap.byte(data + F.isArray) !== 0) return;
  const names = heap.word(data + F.names);
  const count = heap.word(data + F.count);
  graph.own(node, names, F.nameSize * count);
  for (let i = 0; i < count; i += 1) graph.atom(heap.word(names + F.nameSize * i + F.nameAtom));
}

/** JSIteratorConcatData: pairs of an object and its method, from the next one on. */
export function readConcat(graph: GraphBuilder, node: number, data: number): void {
  const { heap } = graph;
  const C = OFFSETS.concat;
  const count = heap.word(data + C.count);
  graph.own(node, data, C.values + 8 * count);
  graph.internalValue(data + C.iterator, 'iterated');
  graph.internalValue(data + C.next, 'next');
  for (let i = heap.word(data + C.index); i < count; i += 1) {
    graph.value(data + C.values + 8 * i, EDGE.internal, INTERNAL.iterated);
  }
}
