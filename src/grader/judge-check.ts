import type { Check } from '../course/checks.ts';
import { GROWTH_CLASSES } from '../course/growth-class.ts';
import { allocations } from './checks/allocations.ts';
import { collected } from './checks/collected.ts';
import { heapGrowth } from './checks/heap-growth.ts';
import { peakHeap } from './checks/peak-heap.ts';
import { result } from './checks/result.ts';
import type { Finding, RunFacts } from './checks/run-facts.ts';
import { stackDepth } from './checks/stack-depth.ts';
import { ticks } from './checks/ticks.ts';
import { GROWTH_UNIT, quantity } from './quantity.ts';
import type { CheckResult } from './verdict.ts';

/** The message of a check of a run that ended before it could be judged. */
export const NOT_MEASURED = 'Not measured: the run ended early.';

/** Judges one check of a finished run. */
export function judgeCheck(check: Check, facts: RunFacts): CheckResult {
  const finding = find(check, facts);
  const { passed, measured, limit, unit } = finding;
  const message = check.message
    .replaceAll('{measured}', finding.words)
    .replaceAll('{limit}', finding.limitWords ?? quantity(limit, unit));
  return {
    ...{ kind: check.kind, passed, points: check.points, measured, limit, unit },
    message: passed ? '' : [finding.instead ?? message, finding.detail].filter(Boolean).join(' '),
  };
}

/** The same check of a run that ended before it could be judged. */
export function unjudged(check: Check): CheckResult {
  return {
    ...{ kind: check.kind, passed: false, points: check.points, measured: null },
    ...limitOf(check),
    message: NOT_MEASURED,
  };
}

function limitOf(check: Check): { limit: number; unit: string } {
  switch (check.kind) {
    case 'heap-growth':
      return { limit: (check.atMost ?? check.atLeast)!.bytesPerRound, unit: '' };
    case 'peak-heap':
    case 'ticks':
      return check.atMost === undefined
        ? { limit: GROWTH_CLASSES.indexOf(check.growth!), unit: GROWTH_UNIT }
        : { limit: check.atMost, unit: check.kind === 'ticks' ? 'ticks' : 'bytes' };
    case 'allocations':
      return { limit: check.atMost.perRound, unit: 'objects a round' };
    case 'stack-depth':
      return { limit: check.depth, unit: 'levels' };
    default:
      return { limit: 0, unit: '' };
  }
}

function find(check: Check, facts: RunFacts): Finding {
  switch (check.kind) {
    case 'heap-growth':
      return heapGrowth(check, facts);
    case 'result':
      return result(facts);
    case 'collected':
      return collected(facts);
    case 'peak-heap':
      return peakHeap(check, facts);
    case 'ticks':
      return ticks(check, facts);
    case 'stack-depth':
      return stackDepth(check, facts);
    case 'allocations':
      return allocations(check, facts);
  }
}
