import type { Session } from '../../../src/sandbox/session.ts';
import { type ExplainedHeap, explainHeap } from '../../../src/sandbox/snapshot/explained.ts';

/** A snapshot of a program at rest, explained; throws where it can't be read. */
export function explain(session: Session): ExplainedHeap {
  const { heap, fault } = explainHeap(session.heapSource);
  if (!heap) throw new Error(`${fault.invariant}: ${fault.message}`);
  return heap;
}
