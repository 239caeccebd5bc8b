import type { Collector } from './collector.ts';
import type { NodeId } from './graph.ts';
import type { HeapFault, HeapFaultCode, HeapStep } from './heap-state.ts';

export function faulted(
  code: HeapFaultCode,
  subject: NodeId | undefined,
  message: string,
): HeapStep {
  const fault: HeapFault = { code, message, ...(subject === undefined ? {} : { subject }) };
  return { events: [], fault, done: true };
}

/** Why a name cannot be an end of a reference. */
export function endFault({ heap, lost }: Collector, id: NodeId): HeapFault | undefined {
  if (!heap.knows(id)) {
    return { code: 'unknown-name', message: `Nothing is named ${id}.`, subject: id };
  }
  if (heap.nodes.has(id)) return undefined;
  const holder = lost.find(({ to }) => to === id)?.from;
  const message =
    holder === undefined
      ? `${id} was freed: no reference leads to it any more, so nothing can use it.`
      : `${id} was freed although ${holder} still refers to it: to use it now is a use after free.`;
  return {
    code: holder === undefined ? 'freed-object' : 'dangling-reference',
    message,
    subject: id,
  };
}

/**
 * While an incremental cycle is under way the program can store only what it can load: an object that
 * no root reaches has no way back, and every barrier relies on that.
 */
export function unheldFault(
  collector: Collector,
  id: NodeId,
  reached: ReadonlySet<NodeId>,
): HeapStep | undefined {
  if (!collector.cycling || reached.has(id) || collector.heap.register === id) return undefined;
  const why = `No root reaches ${id}, so the program holds no reference to it that it could store.`;
  return faulted('unreachable-object', id, why);
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
