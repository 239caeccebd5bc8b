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

const page = 4096;
const KiB = 1024;

/** Tables of the last level for a run of addresses: each speaks for 512 pages. */
export function lastTables(random: Random): NumericQuestion {
  const mib = 2 * (2 + random.below(60));
  const pages = (mib * KiB * KiB) / page;
  return question({
    ask: `On x86-64 a process maps ${mib} MiB in one run that begins at a multiple of 2 MiB, in ordinary pages of 4 KiB. A table has 512 entries. How many tables of the last level does that take?`,
    answer: mib / 2,
    unit: 'tables',
    because: `Each table of 512 entries speaks for 512 × 4 KiB, which is 2 MiB. ${mib} MiB take ${mib / 2} of them.`,
    wrong: [
      {
        answer: pages,
        because: 'That is the number of pages, and so of entries. A table holds 512 entries.',
      },
      {
        answer: 1,
        because:
          'There is one table at the top, whatever is mapped. Those of the last level grow with the pages.',
      },
      {
        answer: mib / 2 + 3,
        because:
          'You counted the levels above it as well. The question is for the last level alone.',
      },
    ],
  });
}

/** A block needn't begin where a page does. */
export function pagesTouched(random: Random): NumericQuestion {
  const pages = 2 + random.below(6);
  const bytes = pages * page - 16 * (1 + random.below(60));
  const offset = page - 16 * (1 + random.below(80));
  const answer = Math.floor((offset + bytes - 1) / page) + 1;
  const least = Math.ceil(bytes / page);
  return question({
    ask: `A block of ${formatNumber(bytes)} bytes begins at byte ${formatNumber(offset)} of a page of 4,096 bytes. A loop writes to all of the block. How many pages does it touch?`,
    answer,
    unit: 'pages',
    because: `${formatNumber(page - offset)} bytes are left on the first page. The other ${formatNumber(bytes - page + offset)} need ${answer - 1} more.`,
    wrong: [
      {
        answer: least,
        because: `${formatNumber(bytes)} bytes would fit into so many pages if the block began where a page does. It begins near the end of one.`,
      },
      {
        answer: least - 1,
        because: 'The part that is left over is on a page, too, and pages are mapped whole.',
      },
      {
        answer: answer + 1,
        because: 'Count the bytes that are left on the first page: they are the first of the block.',
      },
    ],
  });
}
