import { commitLimit } from '../../src/model/oom/overcommit.ts';
import { pageBytes } from '../../src/model/oom/task.ts';
import type { Random } from '../../src/model/random.ts';
import type { NumericQuestion } from '../../src/course/numeric.ts';

const mib = 1024 * 1024;
const pagesOf = (size: number): number => (size * mib) / pageBytes;
const mibOf = (pages: number): number => (pages * pageBytes) / mib;

type Wrong = NumericQuestion['wrong'][number];

/** What is left of the wrong answers when those that coincide with another one are dropped. */
function distinct(answer: number, wrong: readonly Wrong[]): Wrong[] {
  const seen = new Set([answer]);
  return wrong.filter((one) => !seen.has(one.answer) && seen.add(one.answer));
}

/** What mode 2 will still promise. */
export function promiseLeft(random: Random): NumericQuestion {
  const ram = 1000 * (4 + random.below(13));
  const swap = 500 * random.below(5);
  const ratio = 50 + 10 * random.below(4);
  const limit = mibOf(commitLimit({ ramPages: pagesOf(ram), swapPages: pagesOf(swap), ratio }));
  const promised = limit - 100 * (3 + random.below(12));
  const touched = promised - 100 * (4 + random.below(12));
  const answer = limit - promised;
  return {
    ask: `A machine has ${ram} MiB of RAM and ${swap} MiB of swap, \`vm.overcommit_memory\` is \`2\` and \`vm.overcommit_ratio\` is \`${ratio}\`. So far ${promised} MiB are promised, of which ${touched} MiB have been touched. How much can still be promised, the small reserves aside?`,
    answer,
    unit: 'MiB',
    because: `The limit is ${ratio} % of ${ram} MiB and all of swap, ${limit} MiB. All promises count, touched or not: ${limit} less ${promised} leaves ${answer}.`,
    wrong: distinct(answer, [
      {
        answer: limit - touched,
        because: 'That counts what was touched. This mode counts promises, and an untouched promise is one.',
      },
      {
        answer: ram + swap - promised,
        because: `That takes all of RAM. Only ${ratio} % of it may be promised; the rest is kept for what nobody asked for by \`mmap\`, such as the kernel and its caches.`,
      },
      {
        answer: ((ram + swap) * ratio) / 100 - promised,
        because: 'The ratio is of RAM alone; swap counts whole.',
      },
      {
        answer: limit,
        because: 'That is the limit for everybody together. What is promised already comes off it.',
      },
    ]),
  };
}
