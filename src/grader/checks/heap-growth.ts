import type { Check } from '../../course/checks.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import type { Finding, RunFacts } from './run-facts.ts';

type HeapGrowth = Extract<Check, { kind: 'heap-growth' }>;

/** The message where a limit ended the run before it was known whether the heap still grows. */
export const UNPROVEN =
  'The heap could not be watched for long enough to say that it rests: the rounds used up the steps or the memory that a run may have. Do less in each round.';

/** Bytes and blocks a round after settling: at most so many, or ('make it leak') at least. */
export function heapGrowth(check: HeapGrowth, { growth, undecided }: RunFacts): Finding {
  const { bytesPerRound, blocksPerRound } = growth;
  const limit = check.atMost ?? check.atLeast!;
  // What could not be watched to the end is not proven: a program could use up its budget to pass.
  const unproven = undecided && !growth.growing && check.atMost !== undefined;
  const passed = check.atMost
    ? !unproven && bytesPerRound <= limit.bytesPerRound && blocksPerRound <= limit.blocksPerRound
    : bytesPerRound >= limit.bytesPerRound && blocksPerRound >= limit.blocksPerRound;
  return {
    ...{ passed, measured: bytesPerRound, limit: limit.bytesPerRound, unit: 'bytes a round' },
    ...(unproven ? { instead: UNPROVEN } : {}),
    words: `${formatBytes(bytesPerRound)} and ${formatNumber(blocksPerRound)} blocks`,
  };
}
