import type { GraphBuilder } from './graph-builder.ts';
import { OFFSETS } from './offsets.ts';

/** JSString, of a string, a name or a symbol (whose characters are its description). */
export function readString(graph: GraphBuilder, node: number, address: number): void {
  const { length, characters } = OFFSETS.string;
  const word = graph.heap.word(address + length);
  const units = word & 0x7fff_ffff;
  graph.own(node, address, characters + (word >>> 31 === 1 ? 2 * units : units));
}

/** JSStringRope: two strings that were added and not yet copied together. */
export function readRope(graph: GraphBuilder, node: number, address: number): void {
  const { left, right } = OFFSETS.rope;
  graph.own(node, address, right + 8);
  graph.internalValue(address + left, 'left');
  graph.internalValue(address + right, 'right');
}

/** JSBigInt of more than 32 bits; smaller ones lie in the value itself. */
export function readBigInt(graph: GraphBuilder, node: number, address: number): void {
  const { length, limbs } = OFFSETS.bigint;
  graph.own(node, address, limbs + 4 * graph.heap.word(address + length));
}
