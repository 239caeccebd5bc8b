import { EDGE, INTERNAL } from './edges.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { KIND } from './kinds.ts';
import { OFFSETS, PROPERTY } from './offsets.ts';
import { readClassData } from './read-class-data.ts';

const O = OFFSETS.object;
const S = OFFSETS.shape;

/** A JSObject: its struct, its properties, and what its class adds (mark_children in quickjs.c). */
export function readObject(graph: GraphBuilder, node: number, address: number): void {
  const { heap } = graph;
  graph.own(node, address, O.size);
  const shape = heap.word(address + O.shape);
  graph.counted(graph.collected(KIND.shape, shape), EDGE.internal, INTERNAL.shape);

  const count = heap.word(shape + S.propertyCount);
  const values = heap.word(address + O.properties);
  graph.own(node, values, 8 * count);
  const named = shape + S.properties;
  for (let i = 0; i < count; i += 1) {
    const atom = heap.word(named + 8 * i + 4);
    if (atom === 0) continue; // deleted
    const at = values + 8 * i;
    switch ((heap.word(named + 8 * i) >>> 26) & PROPERTY.mask) {
      case PROPERTY.normal:
        graph.value(at, EDGE.property, atom);
        break;
      case PROPERTY.accessor: {
        const [getter, setter] = [heap.word(at), heap.word(at + 4)];
        if (getter !== 0) graph.counted(graph.collected(KIND.object, getter), EDGE.getter, atom);
        if (setter !== 0) graph.counted(graph.collected(KIND.object, setter), EDGE.setter, atom);
        break;
      }
      case PROPERTY.variable:
        graph.counted(graph.collected(KIND.variable, heap.word(at)), EDGE.binding, atom);
        break;
      default:
        // JS_PROP_AUTOINIT: the realm that will make the value, its low bits say how.
        graph.internal(KIND.context, heap.word(at) & ~3, 'realm');
    }
  }
  readClassData(graph, node, address);
}

/**
 * A JSShape, which objects with the same properties share: it holds their names and their
 * prototype.
 */
export function readShape(graph: GraphBuilder, node: number, address: number): void {
  const { heap } = graph;
  const hashBytes = 4 * (heap.word(address + S.hashMask) + 1);
  const size = heap.word(address + S.propertySize);
  const count = heap.word(address + S.propertyCount);
  graph.own(node, address - hashBytes, hashBytes + S.properties + 8 * Math.max(size, count));
  graph.internal(KIND.object, heap.word(address + S.prototype), 'prototype');
  for (let i = 0; i < count; i += 1) graph.atom(heap.word(address + S.properties + 8 * i + 4));
}
