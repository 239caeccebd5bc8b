import type { NumericQuestion } from '../../src/course/numeric.ts';
import type { Random } from '../../src/model/random.ts';

const times = ['', 'once', 'twice', 'three times', 'four times', 'five times'];
const allOf = ['', '', 'both', 'all three', 'all four', 'all five'];

/** Lesson 1: frames that come and go one after the other don't add up. */
export function deepestStack(random: Random): NumericQuestion {
  const main = 32 + 16 * random.below(3);
  const draw = 48 + 16 * random.below(4);
  const line = 64 + 16 * random.below(5);
  const calls = 2 + random.below(4);
  const answer = main + draw + line;
  return {
    ask: `\`main\` has a frame of ${main} bytes and calls \`draw\`, whose frame takes ${draw}. \`draw\` calls \`line\` ${times[calls]}, one call after the other, and each has a frame of ${line} bytes. How many bytes of stack are in use at the deepest moment?`,
    answer,
    unit: 'bytes',
    because: `\`main\`, \`draw\` and one \`line\` are running then: ${main} + ${draw} + ${line}. Each further \`line\` takes the bytes that the one before has left.`,
    wrong: [
      {
        answer: main + draw + calls * line,
        because: `That adds up ${allOf[calls]} frames of \`line\`. But a call to it has returned before the next begins.`,
      },
      {
        answer: line,
        because: 'That is the innermost frame alone. Its callers haven’t returned, so their frames are still there.',
      },
    ],
  };
}
