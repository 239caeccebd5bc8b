import type { Check } from '../../course/checks.ts';
import { formatNumber } from '../../model/units.ts';
import type { Descent } from '../descent.ts';
import type { Finding, RunFacts } from './run-facts.ts';

type StackDepth = Extract<Check, { kind: 'stack-depth' }>;

/** The workload at a great depth in a small stack: it must come back, and with the right results. */
export function stackDepth(check: StackDepth, { descents }: RunFacts): Finding {
  const limit = check.depth;
  const { survived, end } = descents.get(check)!;
  const shared = { limit, unit: 'levels' };
  if (!end) return { ...shared, passed: true, measured: limit, words: formatNumber(limit) };
  if (survived === undefined) {
    const instead = `At a depth of ${formatNumber(limit)} the run ended early. ${reason(end)}`;
    return { ...shared, passed: false, measured: null, words: '', instead };
  }
  return {
    ...{ ...shared, passed: false, measured: survived, words: formatNumber(survived) },
    detail: reason(end),
  };
}

function reason({ error, row }: NonNullable<Descent['end']>): string {
  if (error) return `${error.name}: ${error.message}`;
  if (row) return `${row.name}: expected ${row.expected}, found ${row.found}.`;
  return 'The workload compared no results.';
}
