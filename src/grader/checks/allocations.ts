import type { Check } from '../../course/checks.ts';
import { formatNumber } from '../../model/units.ts';
import type { AllocationCount } from '../../sandbox/allocations/allocation-count.ts';
import type { Finding, RunFacts } from './run-facts.ts';

type Allocations = Extract<Check, { kind: 'allocations' }>;

/** Lines named in the message. */
const SHOWN = 3;

/** Objects made a round, in the steady state: at most so many. */
export function allocations(check: Allocations, { allocations: count }: RunFacts): Finding {
  const limit = check.atMost.perRound;
  const measured = count?.perRound ?? 0;
  const unit = 'objects a round';
  const words = formatNumber(measured);
  const unproven = count === undefined ? 'The objects were not counted.' : reasonOf(count);
  // What was counted before the end may be too many already, but what came next is not known.
  if (unproven !== undefined && measured <= limit) {
    return { passed: false, measured, limit, unit, words, instead: unproven };
  }
  const passed = measured <= limit;
  return { passed, measured, limit, unit, words, detail: linesOf(count!) };
}

/** Why the count can't be gone by; undefined where it can. */
function reasonOf({ fault }: AllocationCount): string | undefined {
  if (!fault) return undefined;
  const next = fault.kind === 'budget' ? ' Do less in each round.' : '';
  return `The objects could not be counted. ${fault.message}${next}`;
}

/** The lines that make most, such as "Line 6 makes 40 a round, line 9 makes 2." */
function linesOf({ sites }: AllocationCount): string {
  const byLine = new Map<number, number>();
  for (const { line, made } of sites) byLine.set(line, (byLine.get(line) ?? 0) + made);
  const most = [...byLine].sort(([a, m], [b, n]) => n - m || a - b).slice(0, SHOWN);
  const parts = most.map(
    ([line, made], i) =>
      `${i === 0 ? 'Line' : 'line'} ${line} makes ${formatNumber(Math.round(1000 * made) / 1000)}${i === 0 ? ' a round' : ''}`,
  );
  return `${parts.join(', ')}.`;
}
