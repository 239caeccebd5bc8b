import { type Random, randomOf } from '../model/random.ts';

/** A question whose answer is a number. */
export interface NumericQuestion {
  /** `code` in backticks. */
  readonly ask: string;
  readonly answer: number;
  /** Said beside the field, such as `faults` or `KiB`. */
  readonly unit?: string;
  /** Why the answer is right. */
  readonly because: string;
  /** Numbers that a usual mistake leads to, each with what was thought; one that these numbers make right is dropped. */
  readonly wrong: readonly { readonly answer: number; readonly because: string }[];
}

export type QuestionMaker = (random: Random) => NumericQuestion;

/** So many times a reader can ask for other numbers before the first come again. */
const wanted = 8;
const mostSeeds = 50;

/**
 * The first eight different questions that a maker gives for seeds 1, 2, 3 …
 * @throws Error where a question or its answers make no sense, so that the build fails, not the page.
 */
export function variantsOf(make: QuestionMaker): NumericQuestion[] {
  const variants = new Map<string, NumericQuestion>();
  for (let seed = 1; seed <= mostSeeds && variants.size < wanted; seed += 1) {
    const question = distinct(make(randomOf(seed)));
    check(question);
    if (!variants.has(question.ask)) variants.set(question.ask, question);
  }
  if (variants.size < wanted) {
    throw new Error(
      `question: expected ${wanted} different ones of ${mostSeeds} seeds, found ${variants.size}: "${variants.keys().next().value}"`,
    );
  }
  return [...variants.values()];
}

/** Without wrong answers that chance made right, or the same as one before. */
function distinct(question: NumericQuestion): NumericQuestion {
  const seen = new Set([question.answer]);
  const wrong = question.wrong.filter(({ answer }) => !seen.has(answer) && seen.add(answer));
  return { ...question, wrong };
}

function check({ ask, answer, because, wrong }: NumericQuestion): void {
  const fail = (problem: string): never => {
    throw new Error(`question "${ask}": ${problem}`);
  };
  if (!ask.endsWith('?')) fail('expected a question mark at its end');
  if (!Number.isFinite(answer)) fail(`expected a number as its answer, found ${answer}`);
  if (because.length < 20) fail('expected a reason for the right answer');
  if (wrong.length === 0) fail('expected at least one wrong answer with the thinking behind it');
  if (wrong.some((one) => one.because.length < 20)) fail('expected a reason for each wrong answer');
}
