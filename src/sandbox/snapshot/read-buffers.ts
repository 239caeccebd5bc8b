import type { GraphBuilder } from './graph-builder.ts';
import { KIND } from './kinds.ts';
import { OFFSETS } from './offsets.ts';

/** JSArrayBuffer: its bytes are a block of their own, unless it is detached. */
export function readBuffer(graph: GraphBuilder, node: number, data: number): void {
  graph.own(node, data, 32);
  const bytes = graph.heap.word(data + OFFSETS.buffer.data);
  // Bytes that the host lent would lie elsewhere; ours are always QuickJS's own
  // (js_array_buffer_free).
  if (bytes !== 0) graph.own(node, bytes, graph.heap.word(data + OFFSETS.buffer.byteLength));
}

/** JSTypedArray: a typed array or a DataView over a buffer. */
export function readView(graph: GraphBuilder, node: number, data: number): void {
  graph.own(node, data, 28);
  graph.internal(KIND.object, graph.heap.word(data + OFFSETS.view.buffer), 'buffer');
}
