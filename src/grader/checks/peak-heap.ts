import type { Check } from '../../course/checks.ts';
import { BYTES } from '../scaling.ts';
import type { Finding, RunFacts } from './run-facts.ts';
import { type Bound, judgeSpending } from './spending.ts';

type PeakHeap = Extract<Check, { kind: 'peak-heap' }>;

/** The most bytes in use at any moment of the planned rounds, and how it grows with the input. */
export function peakHeap(check: PeakHeap, facts: RunFacts): Finding {
  return judgeSpending(peakBound(check), facts);
}

export function peakBound({ atMost, growth }: PeakHeap): Bound {
  return {
    ...{ atMost, growth, unit: 'bytes', measure: BYTES },
    of: (spent) => spent.peakBytes,
    growing: (spent) => spent.roundsPeakBytes,
  };
}
