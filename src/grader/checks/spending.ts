import { GROWTH_CLASSES, type GrowthClass } from '../../course/growth-class.ts';
import { GROWTH_UNIT, quantities, quantity } from '../quantity.ts';
import type { Spending } from '../rounds.ts';
import { growthOf, type Measure, SCALES } from '../scaling.ts';
import type { Finding, RunFacts } from './run-facts.ts';

/** A promise about something that a run takes: at most so much, or so much more with more input. */
export interface Bound {
  /** In the unit. */
  readonly atMost?: number | undefined;
  readonly growth?: GrowthClass | undefined;
  readonly unit: string;
  /** What a run took, in the unit. */
  readonly of: (spent: Spending) => number;
  /** The part of it whose growth is judged. */
  readonly growing: (spent: Spending) => number;
  readonly measure: Measure;
}

/** Whether the growth has to be looked at: it is asked for, and the bound is kept. */
export function growthIsOpen({ atMost, growth, of }: Bound, planned: Spending): boolean {
  return growth !== undefined && (atMost === undefined || of(planned) <= atMost);
}

/** Judges the bound first and then the growth: the first that is broken is what the finding says. */
export function judgeSpending(bound: Bound, facts: RunFacts): Finding {
  const { planned } = facts;
  const { atMost, growth, unit } = bound;
  const measured = bound.of(planned);
  if (!growthIsOpen(bound, planned)) {
    const limit = atMost!;
    const words = quantities(measured, limit, unit);
    return {
      ...{ passed: measured <= limit, measured, limit, unit },
      ...{ words: words.measured, limitWords: words.limit },
    };
  }
  return judgeScaling(bound, growth!, facts);
}

function judgeScaling(bound: Bound, growth: GrowthClass, { scaled, results }: RunFacts): Finding {
  const limit = GROWTH_CLASSES.indexOf(growth);
  const shared = { limit, unit: GROWTH_UNIT };
  const ended = scaled.findIndex((run) => run.error !== undefined);
  if (ended !== -1) {
    const { name, message } = scaled[ended]!.error!;
    const instead = `With ${SCALES[ended]} times the input the run ended early, so it is not shown that this grows no faster than ${growth}. ${name}: ${message}`;
    return { ...shared, passed: false, measured: null, words: '', instead };
  }
  // Whoever gives up with more input takes little of anything.
  const wrong = scaled.findIndex((run) => run.rows?.some((row) => !row.passed));
  if (wrong !== -1 && results.every((row) => row.passed)) {
    const { name, expected, found } = scaled[wrong]!.rows!.find((row) => !row.passed)!;
    const instead = `With ${SCALES[wrong]} times the input the results are wrong, so it is not shown that this grows no faster than ${growth}. ${name}: expected ${expected}, found ${found}.`;
    return { ...shared, passed: false, measured: null, words: '', instead };
  }
  const values = scaled.map(bound.growing);
  const measured = growthOf(values, bound.measure);
  const list = values.map((value) => quantity(value, bound.unit));
  return {
    ...{ ...shared, passed: measured <= limit, measured, words: quantity(measured, GROWTH_UNIT) },
    detail: `With ${SCALES.join(', ')} times the input: ${list.join(', ')}${bound.unit === 'bytes' ? '' : ` ${bound.unit}`}.`,
  };
}
