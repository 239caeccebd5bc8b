import type { NumericQuestion } from '../../src/course/numeric.ts';
import type { Random } from '../../src/model/random.ts';

type Wrong = NumericQuestion['wrong'][number];

/** Drops a wrong answer that these numbers make right, or that another stands for already. */
const others = (answer: number, wrong: readonly Wrong[]): Wrong[] =>
  wrong.filter(
    (one, at) =>
      one.answer !== answer && wrong.findIndex((first) => first.answer === one.answer) === at,
  );

const pageKiB = 4;

/** Lesson 1: pages of three kinds; how much of it has to be written? */
export function toWrite(random: Random): NumericQuestion {
  const clean = 20 * (5 + random.below(20));
  const dirty = 5 * (1 + random.below(8));
  const anon = 10 * (3 + random.below(15));
  const answer = (dirty + anon) * pageKiB;
  return {
    ask: `The kernel takes the frames of ${clean} clean file pages, ${dirty} dirty file pages and ${anon} anonymous pages that were never swapped before. A page has 4 KiB. How much is written to disk?`,
    answer,
    unit: 'KiB',
    because: `The ${dirty} dirty pages go to their files and the ${anon} anonymous ones to swap: ${dirty + anon} pages of 4 KiB. The clean ones are dropped.`,
    wrong: others(answer, [
      {
        answer: (clean + dirty + anon) * pageKiB,
        because: `That writes the ${clean} clean pages, too. Their files have the same bytes already, so they are only dropped.`,
      },
      {
        answer: anon * pageKiB,
        because: `That is what goes to swap. The ${dirty} dirty file pages have to be written as well, to their files.`,
      },
      {
        answer: dirty + anon,
        because: 'That is the number of pages, and each of them has 4 KiB.',
      },
    ]),
  };
}
