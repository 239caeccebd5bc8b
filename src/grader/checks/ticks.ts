import type { Check } from '../../course/checks.ts';
import { LAYOUT } from '../../sandbox/layout.ts';
import { STEPS } from '../scaling.ts';
import type { Finding, RunFacts } from './run-facts.ts';
import { type Bound, judgeSpending } from './spending.ts';

type Ticks = Extract<Check, { kind: 'ticks' }>;

const noise = STEPS.noise / LAYOUT.stepsPerTick;
const TICKS = { ...STEPS, noise, blur: noise };

/** The work of the planned rounds, to a branch or a call, and how it grows with the input. */
export function ticks(check: Ticks, facts: RunFacts): Finding {
  return judgeSpending(ticksBound(check), facts);
}

export function ticksBound({ atMost, growth }: Ticks): Bound {
  const of: Bound['of'] = (spent) => spent.steps / LAYOUT.stepsPerTick;
  return { atMost, growth, unit: 'ticks', of, growing: of, measure: TICKS };
}
