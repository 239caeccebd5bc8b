import type { NodeId } from './graph.ts';
import type { HeapEvent } from './heap-state.ts';
import type { ObjectHeap } from './object-heap.ts';

/** Clears the weak references to what is about to go, before anybody can follow one. */
export function clearWeak(heap: ObjectHeap, dies: (id: NodeId) => boolean): HeapEvent[] {
  return heap
    .weakTargets()
    .filter(dies)
    .map((subject) => ({ kind: 'weak-cleared', subject, holders: heap.clearWeak(subject) }));
}
