import type { NumericQuestion } from '../../src/course/numeric.ts';
import type { Random } from '../../src/model/random.ts';
import { countMisses } from '../../src/model/replacement/count-misses.ts';
import { formatNumber } from '../../src/model/units.ts';

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
    wrong: [
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
    ],
  };
}

/** Lesson 2: accesses to RAM and some faults that wait for a drive, added up. */
export function totalTime(random: Random): NumericQuestion {
  const millions = 1 + random.below(6);
  const faults = 5 * (2 + random.below(30));
  const drive = [
    { name: 'a hard disk', text: '12 ms', milliseconds: 12 },
    { name: 'an NVMe drive', text: '0.1 ms', milliseconds: 0.1 },
  ][random.below(2)]!;
  // 100 ns each.
  const hits = millions * 100;
  const waits = Math.round(faults * drive.milliseconds * 10) / 10;
  const answer = Math.round((hits + waits) * 10) / 10;
  return {
    ask: `A job makes ${formatNumber(millions * 1_000_000)} accesses to RAM of 100 ns each, one after the other. Besides, ${faults} accesses find their page on ${drive.name} and wait ${drive.text}. How long does it take in all?`,
    answer,
    unit: 'ms',
    because: `${formatNumber(millions * 1_000_000)} times 100 ns are ${formatNumber(hits)} ms, and ${faults} waits of ${drive.text} are ${formatNumber(waits)} ms. So ${faults} faults are ${formatNumber(Math.round((100 * waits) / (hits + waits)))} % of the time.`,
    wrong: [
      {
        answer: hits,
        because: `That is the RAM alone. The ${faults} waits add ${formatNumber(waits)} ms, however few they are.`,
      },
      {
        answer: waits,
        because: `That is the waiting alone. The accesses to RAM add ${formatNumber(hits)} ms.`,
      },
      {
        answer: Math.round((hits / 10 + waits) * 10) / 10,
        because: 'A million times 100 ns are 100 ms, not 10.',
      },
    ],
  };
}

const rules = ['fifo', 'lru', 'opt'] as const;
const ruleNames = { fifo: 'FIFO', lru: 'LRU', opt: 'OPT' } as const;

/** Lesson 3: a short string of references through one rule, counted by the model. */
export function faultsOf(random: Random): NumericQuestion {
  const frames = 3;
  for (;;) {
    const pages: number[] = [];
    while (pages.length < 9) {
      const page = 1 + random.below(5);
      if (page !== pages.at(-1)) pages.push(page);
    }
    const rule = rules[random.below(rules.length)]!;
    const counts = rules.map((one) => countMisses(one, pages, frames));
    // A string on which all rules agree asks about none of them.
    if (new Set(counts).size < 2) continue;
    const answer = counts[rules.indexOf(rule)]!;
    return {
      ask: `Three frames, empty at first, and ${ruleNames[rule]}. The pages used are ${pages.join(', ')}. How many page faults are there?`,
      answer,
      unit: 'faults',
      because: `The first three different pages fault in any case. After that ${ruleNames[rule]} has ${answer - frames} more.`,
      wrong: [
        ...rules.map((one, at) => ({
          answer: counts[at]!,
          because: `That is what ${ruleNames[one]} needs on the same pages.`,
        })),
        {
          answer: answer - frames,
          because: 'Memory is empty at first: the first three different pages are faults as well.',
        },
        {
          answer: pages.length - answer,
          because: 'That is the number of hits: references that found their page in memory.',
        },
      ],
    };
  }
}

/** Lesson 3: a loop that is one page too large, under LRU. */
export function loopFaults(random: Random): NumericQuestion {
  const frames = 3 + random.below(8);
  const rounds = 5 * (1 + random.below(8));
  const pages = Array.from({ length: (frames + 1) * rounds }, (_, at) => at % (frames + 1));
  const answer = countMisses('lru', pages, frames);
  const best = countMisses('opt', pages, frames);
  return {
    ask: `A program goes ${rounds} times through an array of ${frames + 1} pages, always from the first to the last. It has ${frames} frames, empty at first, and the rule is LRU. How many page faults are there?`,
    answer,
    unit: 'faults',
    because: `Every access: ${rounds} times ${frames + 1}. The page that LRU puts out is always the one that the loop needs next. OPT would have ${formatNumber(best)}.`,
    wrong: [
      {
        answer: frames + 1,
        because:
          'That is the first round alone. With one frame too few the second round finds none of its pages.',
      },
      {
        answer: frames + rounds,
        because:
          'One fault a round would be fine, but the page that goes for it is the very next one.',
      },
      { answer: best, because: 'That is OPT, which knows that a loop comes back. LRU does not.' },
    ],
  };
}

/** Lesson 4: how many workers may run before their working sets no longer fit. */
export function howManyFit(random: Random): NumericQuestion {
  const ram = [8, 12, 16, 24, 32][random.below(5)]!;
  const taken = 2 + random.below(3);
  const set = 50 * (7 + random.below(12));
  const resident = set + 50 * (4 + random.below(14));
  const left = (ram - taken) * 1024;
  const answer = Math.floor(left / set);
  return {
    ask: `A server has ${ram} GiB of RAM and plenty of swap; kernel, database and the files it needs take ${taken} GiB. Each worker has an RSS of ${formatNumber(resident)} MiB after a day, and keeps using ${formatNumber(set)} MiB of it. How many workers can run before they begin to thrash?`,
    answer,
    unit: 'workers',
    because: `${formatNumber(left)} MiB are left for them, and each needs ${formatNumber(set)} MiB in RAM: the rest of it can go to swap unnoticed.`,
    wrong: [
      {
        answer: Math.floor(left / resident),
        because:
          'That counts what they have in RAM, not what they need there. What nobody uses may leave.',
      },
      {
        answer: Math.floor((ram * 1024) / set),
        because: `That gives them all of RAM. ${taken} GiB of it are in use by others.`,
      },
      {
        answer: answer + 1,
        because:
          'The last one doesn’t fit whole, and a little too much is enough to fall off the cliff.',
      },
    ],
  };
}

/** Lesson 5: the share of time between two readings of PSI's total. */
export function psiShare(random: Random): NumericQuestion {
  const seconds = [5, 10, 20, 30][random.below(4)]!;
  const percent = 2 + random.below(60);
  const grown = percent * seconds * 10_000;
  const before = 1000 * (100 + random.below(90_000));
  return {
    ask: `You read \`some … total=${before}\` in \`/proc/pressure/memory\`, and ${seconds} seconds later \`some … total=${before + grown}\`. In what share of the time did at least one task wait for memory?`,
    answer: percent,
    unit: '%',
    because: `The total grew by ${formatNumber(grown)} µs, which are ${formatNumber(grown / 1e6)} s of ${seconds} s.`,
    wrong: [
      {
        answer: grown / 1e6,
        because: `That is how many seconds were lost, ${formatNumber(grown / 1e6)} of ${seconds}.`,
      },
      {
        answer: percent * seconds,
        because: 'That would be right if the two readings were a single second apart.',
      },
      {
        answer: percent / 10,
        because: 'A second has a million microseconds. This reads them as tenths of that.',
      },
    ],
  };
}

/** Lesson 6: what vmstat's si means in faults. */
export function faultsFromSi(random: Random): NumericQuestion {
  const faults = 10 * (8 + random.below(60));
  const si = faults * pageKiB;
  const so = si - 40 * (1 + random.below(5));
  return {
    ask: `\`vmstat 1\` shows ${si} under \`si\` and ${so} under \`so\`, second after second. A page has 4 KiB, and each fault fetches one. How many faults a second wait for swap?`,
    answer: faults,
    unit: 'a second',
    because: `si is in KiB: ${si} KiB a second are ${faults} pages of 4 KiB, and somebody waited for each of them.`,
    wrong: [
      { answer: si, because: 'vmstat counts KiB and not pages.' },
      {
        answer: (si + so) / pageKiB,
        because:
          'so is what was written out. That makes room, but no fault waits for contents there.',
      },
      { answer: so / pageKiB, because: 'so goes out of RAM, into swap. Faults bring pages in.' },
    ],
  };
}

/** Lesson 6: how much more Windows would promise. */
export function leftToPromise(random: Random): NumericQuestion {
  const ram = [8, 16, 24, 32][random.below(4)]!;
  const file = [2, 4, 6, 8][random.below(4)]!;
  const left = 1 + random.below(file + 2);
  const committed = ram + file - left;
  const inUse = Math.round(ram * (0.4 + 0.05 * random.below(6)));
  return {
    ask: `A PC has ${ram} GiB of RAM and a page file of ${file} GiB that can’t grow. Task Manager shows ${inUse} GiB in use and ${committed} GiB committed. How much more can programs be promised?`,
    answer: left,
    unit: 'GiB',
    because: `The limit is ${ram} + ${file} = ${ram + file} GiB, and ${committed} of them are promised.`,
    wrong: [
      {
        answer: ram - inUse,
        because:
          'That is how much RAM is available. A promise is refused by the limit, not by what is free.',
      },
      {
        answer: ram + file - inUse,
        because:
          'That takes off what was touched. What was promised and never touched counts as well.',
      },
      {
        answer: Math.max(0, ram - committed),
        because:
          'The page file counts, too: it is what could take the pages if all promises were redeemed.',
      },
    ],
  };
}
