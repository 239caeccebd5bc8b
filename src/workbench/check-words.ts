import type { CheckResult } from '../grader/verdict.ts';
import { formatBytes, formatNumber } from '../model/units.ts';

const NAMES: Record<string, string> = {
  result: 'Right results',
  'heap-growth': 'Growth a round',
  collected: 'Closed and still alive',
};

/** What the checks table shows of one check. */
export function checkWords(check: CheckResult): {
  name: string;
  measured: string;
  limit: string;
  word: string;
} {
  const size = (value: number) =>
    check.unit.startsWith('bytes') || check.kind === 'heap-growth'
      ? formatBytes(value)
      : formatNumber(value);
  return {
    name: NAMES[check.kind] ?? check.kind,
    measured: check.measured === null ? '–' : size(check.measured),
    limit: check.measured === null && check.kind === 'result' ? '–' : size(check.limit),
    word: check.passed ? 'holds' : check.measured === null ? 'not run' : 'fails',
  };
}
