import { NOT_MEASURED } from '../grader/judge-check.ts';
import { quantities, quantity } from '../grader/quantity.ts';
import type { CheckResult } from '../grader/verdict.ts';

const NAMES: Record<string, string> = {
  result: 'Right results',
  'heap-growth': 'Growth a round',
  collected: 'Let go and still alive',
  'peak-heap': 'Most memory at once',
  ticks: 'Work done',
  'stack-depth': 'Levels survived',
  allocations: 'Objects made a round',
};

/** What a kind of check looks at, as the checks table calls it. */
export const checkName = (kind: string): string => NAMES[kind] ?? kind;

/** What the checks table shows of one check. */
export function checkWords(check: CheckResult): {
  name: string;
  measured: string;
  limit: string;
  word: string;
} {
  const { kind, limit } = check;
  // A growth that was not measured has no unit.
  const unit = kind === 'heap-growth' ? 'bytes a round' : check.unit;
  const words =
    check.measured === null
      ? { measured: '–', limit: kind === 'result' ? '–' : quantity(limit, unit) }
      : quantities(check.measured, limit, unit);
  // Where more runs were needed and one ended early, there is a verdict and no number.
  const judged = check.measured !== null || !['', NOT_MEASURED].includes(check.message);
  return {
    name: checkName(kind),
    ...words,
    word: check.passed ? 'holds' : judged ? 'fails' : 'not run',
  };
}
