import type { NumericQuestion } from '../../src/course/numeric.ts';
import type { Random } from '../../src/model/random.ts';

/** Frames of two processes after a fork, where the child has written to some pages. */
export function framesOfTheStory(random: Random): NumericQuestion {
  const pages = 20 + random.below(60);
  const written = 2 + random.below(pages / 2);
  const file = 4 + random.below(12);
  return {
    ask: `A process has ${pages} pages of heap in memory and has read ${file} pages of a file, which are in the page cache. It forks, and the child writes to ${written} of the heap's pages. How many frames do these pages take now, page tables left aside?`,
    answer: pages + written + file,
    unit: 'frames',
    because: `The heap's ${pages} pages are shared, ${written} of them were copied when the child wrote, and the ${file} of the file are there once for everybody.`,
    wrong: [
      {
        answer: 2 * pages + 2 * file,
        because: 'That counts everything twice. A fork copies page tables, and no page.',
      },
      {
        answer: 2 * pages + file,
        because:
          'The file is counted once, which is right. But of the heap only the pages that were written to exist twice.',
      },
      {
        answer: pages + file,
        because: `That was so right after the fork. The child has written to ${written} pages since, and each was copied for it.`,
      },
    ],
  };
}

/** Whether a growth is worth a look: what it comes to in a day. */
export function growthInADay(random: Random): NumericQuestion {
  const requests = 10 * (1 + random.below(9));
  const bytes = 100 * (2 + random.below(8));
  const mb = (requests * 60 * 60 * 24 * bytes) / 1e6;
  return {
    ask: `A service handles ${requests} requests a second, and each leaves ${bytes} bytes that nothing frees. By how many megabytes (of a million bytes) does it grow in a day?`,
    answer: mb,
    unit: 'MB',
    because: `A day has 86,400 seconds: ${requests} × ${bytes} bytes × 86,400. Too little to see in a minute, and too much for a week.`,
    wrong: [
      {
        answer: mb / 24,
        because: 'That is what it grows by in an hour.',
      },
      {
        answer: mb / 60,
        because: 'A factor of sixty is missing: a day has 24 × 60 × 60 seconds.',
      },
      {
        answer: (bytes * 60 * 60 * 24) / 1e6,
        because: `That is one request a second. There are ${requests}.`,
      },
    ],
  };
}
