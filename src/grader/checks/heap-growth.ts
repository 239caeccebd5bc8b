import type { Check } from '../../course/checks.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import type { Finding, RunFacts } from './run-facts.ts';

type HeapGrowth = Extract<Check, { kind: 'heap-growth' }>;

/** Bytes and blocks a round after settling: at most so many, or ('make it leak') at least. */
export function heapGrowth(check: HeapGrowth, { growth }: RunFacts): Finding {
  const { bytesPerRound, blocksPerRound } = growth;
  const limit = check.atMost ?? check.atLeast!;
  const passed = check.atMost
    ? bytesPerRound <= limit.bytesPerRound && blocksPerRound <= limit.blocksPerRound
    : bytesPerRound >= limit.bytesPerRound && blocksPerRound >= limit.blocksPerRound;
  return {
    ...{ passed, measured: bytesPerRound, limit: limit.bytesPerRound, unit: 'bytes a round' },
    words: `${formatBytes(bytesPerRound)} and ${formatNumber(blocksPerRound)} blocks`,
  };
}
