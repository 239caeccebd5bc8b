import type { NumericQuestion } from '../../src/course/numeric.ts';
import type { Random } from '../../src/model/random.ts';
import { formatAddress, formatNumber } from '../../src/model/units.ts';
import { costs } from '../../src/model/vm/costs.ts';
import { machineAfter, tablesAfter } from './runs.ts';

/** Processes that write at the same addresses: frames are counted by process. */
export function sameAddress(random: Random): NumericQuestion {
  const processes = 2 + random.below(7);
  const pages = 10 + random.below(90);
  return {
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
  };
}

const page = 4096;
const KiB = 1024;

/** Tables of the last level for a run of addresses: each speaks for 512 pages. */
export function lastTables(random: Random): NumericQuestion {
  const mib = 2 * (2 + random.below(60));
  const pages = (mib * KiB * KiB) / page;
  return {
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
  };
}

/** A block needn't begin where a page does. */
export function pagesTouched(random: Random): NumericQuestion {
  const pages = 2 + random.below(6);
  const bytes = pages * page - 16 * (1 + random.below(60));
  const offset = page - 16 * (1 + random.below(80));
  const answer = Math.floor((offset + bytes - 1) / page) + 1;
  const least = Math.ceil(bytes / page);
  return {
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
        because:
          'Count the bytes that are left on the first page: they are the first of the block.',
      },
    ],
  };
}

/** Some accesses need a walk whose reads all go to RAM. */
export function averageAccess(random: Random): NumericQuestion {
  const misses = 10 * (1 + random.below(40));
  const walk = 4 * costs.access;
  const answer = costs.access + (misses * walk) / 1000;
  return {
    ask: `A program makes 1,000 accesses to memory, each of ${costs.access} ns. ${misses} of them miss the TLB, and their walks read four entries, each of them another ${costs.access} ns. How long does an access take on average?`,
    answer,
    unit: 'ns',
    because: `${misses} walks of ${walk} ns are spread over 1,000 accesses: ${formatNumber((misses * walk) / 1000)} ns on top of ${costs.access} ns each.`,
    wrong: [
      {
        answer: costs.access + walk,
        because: 'That is an access that misses. Most of them hit, and pay for no walk.',
      },
      {
        answer: costs.access + (misses * costs.access) / 1000,
        because: 'A walk on x86-64 reads one entry on each of four levels, not one in all.',
      },
      {
        answer: (misses * walk) / 1000,
        because: `That is what the walks add. The accesses themselves take ${costs.access} ns as well.`,
      },
    ],
  };
}

/** Rounds over a few pages: what fits into the TLB is walked once, what does not is walked each time. */
export function walkReads(random: Random): NumericQuestion {
  const entries = 4 + 2 * random.below(3);
  const pages = entries + (random.below(2) === 0 ? -random.below(3) : 1 + random.below(3));
  const rounds = 2 + random.below(4);
  const addresses = Array.from({ length: pages }, (_, at) =>
    formatAddress(0x555555800000 + at * page),
  );
  const { tableReads: answer } = tablesAfter(
    [
      `model paging tlb=${entries} ways=0`,
      ...addresses.map((address, at) => `map ${address} -> ${30 + at}`),
      ...Array.from({ length: rounds }, () => addresses.map((address) => `read ${address}`)).flat(),
    ].join('\n'),
  );
  const fits = pages <= entries;
  return {
    ask: `A loop reads one byte of each of ${pages} pages, in order, and does so ${rounds} times. The TLB has ${entries} entries, any page may use any of them, and the one used longest ago makes room. It is empty at first. How many entries of page tables are read in all, with four levels?`,
    answer,
    unit: 'entries',
    because: fits
      ? `All ${pages} pages fit into ${entries} entries, so each is walked once: ${pages} × 4.`
      : `Of ${pages} pages only ${entries} fit, and by the time a page comes round again it has been dropped: every read walks, ${pages} × ${rounds} × 4.`,
    wrong: [
      {
        answer: 4 * pages * (fits ? rounds : 1),
        because: fits
          ? 'That is without a TLB. From the second round on it knows all of the pages.'
          : 'That is if the TLB could hold all of the pages. It has fewer entries than there are pages.',
      },
      ...(fits
        ? []
        : [
            {
              answer: 4 * (entries + (pages - entries) * rounds),
              because:
                'You let some pages stay and others change places. But the entry used longest ago goes, and that is always the one needed next.',
            },
          ]),
      {
        answer: answer / 4,
        because: 'That is the number of walks. Each of them reads an entry on four levels.',
      },
    ],
  };
}

/** How far a loop can run past its array before a page ends. */
export function slack(random: Random): NumericQuestion {
  const bytes = 8 * (20 + random.below(300));
  const offset = 16 * (1 + random.below(80));
  const end = offset + bytes;
  const answer = (page - end) / 8;
  return {
    ask: `An array of ${formatNumber(bytes / 8)} numbers of 8 bytes begins at byte ${formatNumber(offset)} of a page of 4,096 bytes. Nothing is mapped behind that page. A loop writes past the end of the array, number after number. How many numbers does it overwrite before the processor stops it?`,
    answer,
    unit: 'numbers',
    because: `The array ends at byte ${formatNumber(end)}. Up to the end of the page there are ${formatNumber(page - end)} bytes, ${formatNumber(answer)} × 8, and nothing checks what they belong to.`,
    wrong: [
      {
        answer: 0,
        because: 'The processor knows nothing of arrays. It checks the rights of the page.',
      },
      {
        answer: page / 8,
        because:
          'That is a whole page. The array begins in the middle of one, and takes part of it.',
      },
      {
        answer: (page - bytes) / 8,
        because: `That is if the array began where the page does. It begins ${formatNumber(offset)} bytes in.`,
      },
    ],
  };
}

interface Touched {
  /** Pages of the mapping; those read, read and then written, and written unread. */
  readonly pages: number;
  readonly read: number;
  readonly rewritten: number;
  readonly written: number;
}

function touched(random: Random): Touched {
  const pages = 40 + 10 * random.below(6);
  const read = 10 + random.below(20);
  const rewritten = 2 + random.below(read - 4);
  return { pages, read, rewritten, written: 1 + random.below(pages - read) };
}

const story = ({ pages, read, rewritten, written }: Touched): string =>
  `A program maps ${pages} fresh pages of 4 KiB with \`mmap\`, without a file. It reads from ${read} of them, then writes to ${rewritten} of those, and then to ${written} others that it never read.`;

/** What the machine model counts for the same. */
function usageOf({ pages, read, rewritten, written }: Touched) {
  const script = `model machine ram=4MB
a = mmap ${4 * pages}KB
read a ${4 * read}KB
write a ${4 * rewritten}KB
write a+${4 * read}KB ${4 * written}KB`;
  return machineAfter(script).processes[0]!.usage!;
}

/** Anonymous memory that is read first faults twice. */
export function zeroPageFaults(random: Random): NumericQuestion {
  const of = touched(random);
  const { read, rewritten, written } = of;
  return {
    ask: `${story(of)} How many minor faults are these?`,
    answer: usageOf(of).minorFaults,
    unit: 'faults',
    because: `${read} for the reads, which map the zero page; ${rewritten} for the writes to those, which need frames now; ${written} for the writes to pages that had no entry yet.`,
    wrong: [
      {
        answer: read + written,
        because:
          'A page that was only read has the zero page behind it, which nobody may write to. The first write faults again.',
      },
      {
        answer: rewritten + written,
        because: 'Reads fault, too: at first there is no entry to read through.',
      },
      {
        answer: of.pages,
        because:
          'Pages that nobody touches have no fault, and those written after a read have two.',
      },
    ],
  };
}

/** Only what was written has frames of its own. */
export function zeroPageRss(random: Random): NumericQuestion {
  const of = touched(random);
  const { pages, read, rewritten, written } = of;
  return {
    ask: `${story(of)} By how many KiB has its RSS grown?`,
    answer: 4 * usageOf(of).resident,
    unit: 'KiB',
    because: `Frames were taken for what was written: ${rewritten} + ${written} pages of 4 KiB. The other reads all go to the one zero page, which RSS doesn't count.`,
    wrong: [
      {
        answer: 4 * pages,
        because: 'That is the size of the mapping. It counts as addresses, in VSS.',
      },
      {
        answer: 4 * (read + written),
        because: 'Pages that were only read share the zero page, and take no frame.',
      },
      {
        answer: rewritten + written,
        because: 'That is the number of pages. Each of them has 4 KiB.',
      },
    ],
  };
}

/** Pages that both write to are copied once: the second writer is the last who has the old frame. */
export function forkFrames(random: Random): NumericQuestion {
  const pages = 20 + 5 * random.below(9);
  const child = 3 + random.below(7);
  const both = 1 + random.below(child - 1);
  const parent = both + 2 + random.below(6);
  const script = `model machine ram=4MB
m = mmap ${4 * pages}KB
touch m
fork child
child: write m ${4 * child}KB
write m+${4 * (child - both)}KB ${4 * parent}KB`;
  const answer = machineAfter(script).frames.filter(({ use }) => use === 'anon').length;
  return {
    ask: `A process with ${pages} pages forks. The child writes to ${child} of them. Then the parent writes to ${parent}, of which ${both} are among those that the child wrote to. How many frames hold these pages of the two now?`,
    answer,
    unit: 'frames',
    because: `${pages} before, ${child} copies for the child, and ${parent - both} for the parent: the ${both} that the child has left are the parent's alone, and need no copy.`,
    wrong: [
      {
        answer: pages + child + parent,
        because: `The parent writes to ${both} pages of which the child has a copy already. Nobody else uses the old frames, so the parent keeps them.`,
      },
      {
        answer: 2 * pages,
        because: 'That would be a copy of everything. Only pages that were written to are copied.',
      },
      {
        answer: pages + child,
        because:
          'The parent has no special right: its entries are read-only, too, and its writes copy.',
      },
    ],
  };
}

/** What a snapshot needs on top. */
export function snapshotExtra(random: Random): NumericQuestion {
  const mib = 500 * (4 + random.below(40));
  const percent = 5 * (1 + random.below(12));
  const answer = (mib * percent) / 100;
  return {
    ask: `A database holds ${formatNumber(mib)} MiB in memory, in pages of 4 KiB. While its forked child writes a snapshot, the parent writes to ${percent} % of the pages. How many MiB more are in use at the end, page tables not counted?`,
    answer,
    unit: 'MiB',
    because: `${percent} % of ${formatNumber(mib)} MiB are there twice, once as they were and once as they are: ${formatNumber(answer)} MiB.`,
    wrong: [
      {
        answer: mib,
        because:
          'That is what it would take if every page were written to before the child is done.',
      },
      {
        answer: mib - answer,
        because: 'That is what stays shared. The part that was written to is there twice.',
      },
      {
        answer: (answer * KiB * KiB) / page,
        because: 'That is the number of pages that were copied. Each has 4 KiB.',
      },
    ],
  };
}

/** RSS of each counts what all share. */
export function together(random: Random): NumericQuestion {
  const workers = 3 + random.below(8);
  const shared = 20 * (1 + random.below(9));
  const own = 10 * (2 + random.below(15));
  const rss = shared + own;
  const answer = workers * own + shared;
  return {
    ask: `${workers} workers of a server have an RSS of ${rss} MiB each. ${shared} MiB of that are the same frames in all of them, and the rest is their own. How many MiB of RAM do they take together?`,
    answer,
    unit: 'MiB',
    because: `${workers} × ${own} MiB of their own, and once the ${shared} MiB that all share.`,
    wrong: [
      {
        answer: workers * rss,
        because: `That is the sum of RSS, in which the shared ${shared} MiB are counted ${workers} times.`,
      },
      {
        answer: workers * own,
        because: 'That is the sum of USS. The shared frames are in RAM as well, once.',
      },
      {
        answer: rss,
        because: `That is one worker. The others each have ${own} MiB of their own.`,
      },
    ],
  };
}

/** A share of a library, and what was written. */
export function pss(random: Random): NumericQuestion {
  const processes = [2, 3, 4, 5][random.below(4)]!;
  const library = processes * (1 + random.below(6));
  const own = 1 + random.below(12);
  const names = Array.from({ length: processes - 1 }, (_, at) => `p${at + 1}`);
  const maps = `f = mmap ${4 * library}KB r file lib`;
  const reads = `read f ${4 * library}KB`;
  const script = `model machine ram=4MB
${maps}
${reads}
m = mmap ${4 * own}KB
touch m
${names.map((name) => `spawn ${name}\n${name}: ${maps}\n${name}: ${reads}`).join('\n')}`;
  const { proportional, resident } = machineAfter(script).processes[0]!.usage!;
  return {
    ask: `${processes} processes have mapped the same library and have all of its ${library} pages of 4 KiB in RAM. One of them has also written to ${own} pages of its own. How many KiB is the PSS of that one?`,
    answer: 4 * Math.round(proportional),
    unit: 'KiB',
    because: `${own} pages are its own, and of ${library} shared ones it is charged ${library} / ${processes} = ${library / processes}: ${own + library / processes} pages of 4 KiB.`,
    wrong: [
      {
        answer: 4 * resident,
        because: 'That is its RSS, in which the library counts in full.',
      },
      {
        answer: 4 * own,
        because: 'That is its USS. PSS charges it a share of the library as well.',
      },
      {
        answer: Math.round((4 * (own + library)) / processes),
        because: 'Only pages that others map are divided. Its own count in full.',
      },
    ],
  };
}
