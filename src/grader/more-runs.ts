import type { Check } from '../course/checks.ts';
import type { GradableExercise } from '../course/exercise.ts';
import { peakBound } from './checks/peak-heap.ts';
import type { RunFacts } from './checks/run-facts.ts';
import { growthIsOpen } from './checks/spending.ts';
import { ticksBound } from './checks/ticks.ts';
import { type Descent, descend } from './descent.ts';
import type { Reruns } from './reruns.ts';
import type { Spending } from './rounds.ts';
import { SCALES } from './scaling.ts';

type MoreFacts = Pick<RunFacts, 'scaled' | 'descents'>;

export const NO_MORE_RUNS: MoreFacts = { scaled: [], descents: new Map() };

/** Finds what the checks need that one run can't show: more input, and less stack. */
export async function runMore(
  reruns: Reruns,
  exercise: GradableExercise,
  planned: Spending,
): Promise<MoreFacts> {
  const scaled: RunFacts['scaled'][number][] = [planned];
  const scales = exercise.checks.some((check) => isOpen(check, planned)) ? SCALES.slice(1) : [];
  for (const scale of scales) {
    if (scaled.every((run) => !run.error)) scaled.push(await reruns.run(scale * exercise.size));
  }
  const descents = new Map<Check, Descent>();
  for (const check of exercise.checks) {
    if (check.kind !== 'stack-depth') continue;
    descents.set(check, await descend(reruns, check.depth, check.stack));
  }
  return { scaled, descents };
}

function isOpen(check: Check, planned: Spending): boolean {
  if (check.kind === 'peak-heap') return growthIsOpen(peakBound(check), planned);
  if (check.kind === 'ticks') return growthIsOpen(ticksBound(check), planned);
  return false;
}
