import { EDGE, INTERNAL } from './edges.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { KIND } from './kinds.ts';
import { OFFSETS } from './offsets.ts';

/** JSPromiseData: its result, and its reactions while it is pending. */
export function readPromise(graph: GraphBuilder, node: number, data: number): void {
  const { heap } = graph;
  const { reactions, result } = OFFSETS.promise;
  const R = OFFSETS.reaction;
  graph.own(node, data, result + 8);
  graph.internalValue(data + result, 'result');
  for (const head of [data + reactions, data + reactions + 8]) {
    for (const reaction of heap.list(head)) {
      graph.own(node, reaction, R.size);
      graph.internalValue(reaction + R.resolve, 'resolve');
      graph.internalValue(reaction + R.reject, 'reject');
      graph.internalValue(reaction + R.handler, 'reaction');
    }
  }
}

/** JSPromiseFunctionData of a `resolve` or `reject`; the two share a flag, which is counted. */
export function readSettler(graph: GraphBuilder, node: number, data: number): void {
  const { promise, resolved } = OFFSETS.settler;
  graph.own(node, data, resolved + 4);
  graph.internalValue(data + promise, 'promise');
  const flag = graph.node(KIND.flag, graph.heap.word(data + resolved));
  graph.counted(flag, EDGE.internal, INTERNAL['settled flag']);
}

/** JSAsyncGeneratorData: the calls of `next` that wait in its queue. */
export function readAsyncGenerator(graph: GraphBuilder, node: number, data: number): void {
  const { heap } = graph;
  const { frame, queue } = OFFSETS.asyncGenerator;
  const R = OFFSETS.request;
  graph.own(node, data, queue + 8);
  graph.internal(KIND.frame, heap.word(data + frame), 'frame');
  for (const request of heap.list(data + queue)) {
    graph.own(node, request, R.reject + 8);
    graph.internalValue(request + R.result, 'result');
    graph.internalValue(request + R.promise, 'promise');
    graph.internalValue(request + R.resolve, 'resolve');
    graph.internalValue(request + R.reject, 'reject');
  }
}
