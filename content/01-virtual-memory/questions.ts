import type { NumericQuestion } from '../../src/course/numeric.ts';
import type { Random } from '../../src/model/random.ts';
import { formatNumber } from '../../src/model/units.ts';

/** Wrong answers that some numbers make right are left out. */
function question(of: NumericQuestion): NumericQuestion {
  const seen = new Set([of.answer]);
  const wrong = of.wrong.filter(({ answer }) => {
    if (seen.has(answer)) return false;
    seen.add(answer);
    return true;
  });
  return { ...of, wrong };
}

/** Processes that write at the same addresses: frames are counted by process. */
export function sameAddress(random: Random): NumericQuestion {
  const processes = 2 + random.below(7);
  const pages = 10 + random.below(90);
  return question({
    ask: `${processes} processes run the same program. Each starts on its own and writes to the same ${pages} pages of its heap, at the same addresses. How many frames of RAM hold these pages?`,
    answer: processes * pages,
    unit: 'frames',
    because: `Each process has a page table of its own, so each of the ${processes} has ${pages} frames of its own: ${processes} × ${pages}.`,
    wrong: [
      {
        answer: pages,
        because:
          'That would be so if one address meant one place. Each process looks its addresses up in a table of its own.',
      },
      {
        answer: processes,
        because: `That counts a frame for each process, but each wrote to ${formatNumber(pages)} pages.`,
      },
    ],
  });
}
