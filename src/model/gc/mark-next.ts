import { clearWeak } from './clear-weak.ts';
import type { HeapEvent } from './heap-state.ts';
import type { ObjectHeap } from './object-heap.ts';
import type { Tracer, Visit } from './tracer.ts';

/** Marks one object; with the last one, marking ends, and weak references to what has no mark go. */
export function markNext(heap: ObjectHeap, tracer: Tracer): Visit {
  const visit: Visit = tracer.done ? { events: [], work: 0 } : tracer.visit(heap);
  if (!tracer.done) return visit;
  const unmarked = heap.objects().flatMap(({ id }) => (tracer.isWhite(id) ? [id] : []));
  const ended: HeapEvent = { kind: 'mark-ended', unmarked };
  const cleared = clearWeak(heap, (id) => tracer.isWhite(id));
  return { events: [...visit.events, ended, ...cleared], work: visit.work };
}
