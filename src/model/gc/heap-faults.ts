import type { Collector } from './collector.ts';
import type { NodeId } from './graph.ts';
import type { HeapFault, HeapStep } from './heap-state.ts';
import { freedObject, unknownName } from './mistakes.ts';

/** A step that changes nothing but says why. */
export function failed(fault: HeapFault): HeapStep {
  return { events: [], fault, done: true };
}

/** Why a name cannot be an end of a reference. */
export function endFault({ heap, lost }: Collector, id: NodeId): HeapFault | undefined {
  if (!heap.knows(id)) return unknownName(id);
  if (heap.nodes.has(id)) return undefined;
  const holder = lost.find(({ to }) => to === id)?.from;
  if (holder === undefined) return freedObject(id);
  const message = `${id} was freed although ${holder} still refers to it: to use it now is a use after free.`;
  return { code: 'dangling-reference', message, subject: id };
}

/**
 * While an incremental cycle is under way the program can store only what it can load: an object that
 * no root reaches has no way back, and every barrier relies on that.
 */
export function unheldFault(
  collector: Collector,
  id: NodeId,
  reached: ReadonlySet<NodeId>,
): HeapFault | undefined {
  if (!collector.cycling || reached.has(id) || collector.heap.register === id) return undefined;
  const message = `No root reaches ${id}, so the program holds no reference to it that it could store.`;
  return { code: 'unreachable-object', message, subject: id };
}

/** A reference, newly found, that the program can follow to where its target is no longer. */
export function lostFault(collector: Collector): HeapFault | undefined {
  const [found] = collector.findLost();
  if (!found) return undefined;
  const { from, to } = found;
  const what = collector.heap.nodes.has(to)
    ? `${to} has moved, and ${from} still points to where it was`
    : `${to} was freed although ${from} still refers to it`;
  return { code: 'dangling-reference', message: `${what}: ${collector.whyLost}`, subject: to };
}
