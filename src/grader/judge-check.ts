import type { Check } from '../course/checks.ts';
import { formatBytes, formatNumber } from '../model/units.ts';
import { collected } from './checks/collected.ts';
import { heapGrowth } from './checks/heap-growth.ts';
import { result } from './checks/result.ts';
import type { Finding, RunFacts } from './checks/run-facts.ts';
import type { CheckResult } from './verdict.ts';

/** Judges one check of a finished run. */
export function judgeCheck(check: Check, facts: RunFacts): CheckResult {
  const finding = find(check, facts);
  const { passed, measured, limit, unit } = finding;
  const message = check.message
    .replaceAll('{measured}', finding.words)
    .replaceAll('{limit}', unit.startsWith('bytes') ? formatBytes(limit) : formatNumber(limit));
  return {
    ...{ kind: check.kind, passed, points: check.points, measured, limit, unit },
    message: passed ? '' : [finding.instead ?? message, finding.detail].filter(Boolean).join(' '),
  };
}

/** The same check of a run that ended before it could be judged. */
export function unjudged(check: Check): CheckResult {
  const limit = check.kind === 'heap-growth' ? (check.atMost ?? check.atLeast)!.bytesPerRound : 0;
  return {
    ...{ kind: check.kind, passed: false, points: check.points, measured: null, limit },
    ...{ unit: '', message: 'Not measured: the run ended early.' },
  };
}

function find(check: Check, facts: RunFacts): Finding {
  switch (check.kind) {
    case 'heap-growth':
      return heapGrowth(check, facts);
    case 'result':
      return result(facts);
    case 'collected':
      return collected(facts);
  }
}
