import type { NumericQuestion } from '../../src/course/numeric.ts';
import { badness } from '../../src/model/oom/badness.ts';
import { oomScore } from '../../src/model/oom/oom-score.ts';
import { commitLimit } from '../../src/model/oom/overcommit.ts';
import { rulesOf } from '../../src/model/oom/rules.ts';
import { heldPages, pageBytes } from '../../src/model/oom/task.ts';
import type { Random } from '../../src/model/random.ts';

const mib = 1024 * 1024;
const pagesOf = (size: number): number => (size * mib) / pageBytes;
const rules = rulesOf({ major: 6, minor: 1 });
const mibOf = (pages: number): number => (pages * pageBytes) / mib;

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
    wrong: [
      {
        answer: limit - touched,
        because:
          'That counts what was touched. This mode counts promises, and an untouched promise is one.',
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
    ],
  };
}

/** The points of a process, in MiB. */
export function pointsOf(random: Random): NumericQuestion {
  const ram = 1000 * (3 + random.below(10));
  const swap = 1000 * (1 + random.below(3));
  const rss = 50 * (5 + random.below(20));
  const swapped = 10 * (4 + random.below(30));
  const tables = 2 + random.below(30);
  const mapped = rss + swapped + 100 * (5 + random.below(20));
  const adj = 10 * (1 + random.below(9));
  const total = ram + swap;
  const task = {
    pid: 100,
    uid: 1000,
    name: 'worker',
    totalVm: pagesOf(mapped),
    rss: pagesOf(rss),
    swapents: pagesOf(swapped),
    pgtablesBytes: tables * mib,
    adj,
  };
  const answer = mibOf(badness(task, rules, pagesOf(total)));
  const held = rss + swapped + tables;
  const shift = answer - held;
  return {
    ask: `A machine has ${ram} MiB of RAM and ${swap} MiB of swap. A worker has mapped ${mapped} MiB; ${rss} MiB of it are in RAM and ${swapped} MiB in swap, it has ${tables} MiB of page tables, and its \`oom_score_adj\` is \`${adj}\`. For how many MiB does it count?`,
    answer,
    unit: 'MiB',
    because: `It holds ${rss} + ${swapped} + ${tables} = ${held} MiB. A thousandth of RAM and swap is ${total / 1000} MiB; ${adj} of them put ${shift} MiB on top.`,
    wrong: [
      {
        answer: held,
        because: 'That is what it holds. The adjustment is still to be added.',
      },
      {
        answer: rss + shift,
        because: 'What lies in swap and the page tables count too: its death would free them.',
      },
      {
        answer: held + adj,
        because: `The adjustment isn't in MiB. One of it is a thousandth of RAM and swap, here ${total / 1000} MiB.`,
      },
      {
        answer: held + (adj * ram) / 1000,
        because: 'A thousandth is of RAM and swap together, not of RAM alone.',
      },
      {
        answer: mapped + shift,
        because: 'What is mapped and was never touched frees nothing, so it does not count.',
      },
    ],
  };
}

/** What /proc/PID/oom_score shows, since Linux 5.9 and before. */
export function scoreOf(random: Random): NumericQuestion {
  const share = 5 * (1 + random.below(12));
  const adj = [-500, -300, -150, 0, 0, 150, 300][random.below(7)]!;
  const totalPages = 1_000_000;
  const task = {
    pid: 100,
    uid: 1000,
    name: 'worker',
    totalVm: totalPages,
    rss: (totalPages * share) / 100,
    swapents: 0,
    adj,
  };
  const answer = oomScore(task, rules, totalPages);
  const thousandths = share * 10 + adj;
  return {
    ask: `A process holds ${share} % of all RAM and swap, and its \`oom_score_adj\` is \`${adj}\`. What does \`/proc/PID/oom_score\` show under a current kernel?`,
    answer,
    because:
      `Its points are ${share * 10} thousandths of all memory, and with the adjustment ${thousandths}. (1000 + ${thousandths}) × 2 / 3, cut to a whole number, is ${answer}.`.replace(
        '+ -',
        '− ',
      ),
    wrong: [
      {
        answer: thousandths,
        because:
          'That is the score up to Linux 5.8: plain thousandths. Since then the scale is shifted, so that what is below zero can be told apart.',
      },
      {
        answer: share * 10,
        because:
          'Those are the thousandths that it holds. The adjustment and the shift are missing.',
      },
      {
        answer: share,
        because: 'That is a per cent. The score counts thousandths, shifted and scaled.',
      },
      {
        answer: 1000 + thousandths,
        because: 'The shift is right. Two thirds of it are shown, so that the scale ends at 2000.',
      },
    ],
  };
}

/** The largest oom_score_adj with which a database outlives a worker. */
export function adjToSurvive(random: Random): NumericQuestion {
  const step = 4 + random.below(13);
  const total = 1000 * step;
  const worker = 50 * (10 + random.below(20));
  const more = 20 + 10 * random.below(200);
  const db = worker + more;
  const answer = -(Math.floor(more / step) + 1);
  const exact = more % step === 0;
  return {
    ask: `RAM and swap come to ${total} MiB. A database holds ${db} MiB, a worker ${worker} MiB, and nothing else is near. What is the largest \`oom_score_adj\` (closest to zero) with which the database has fewer points than the worker?`,
    answer,
    because: `It holds ${more} MiB more, and one step is ${step} MiB. ${-answer} steps are ${-answer * step} MiB, the first that is more than enough${exact ? '; one fewer would make a tie' : ''}.`,
    wrong: [
      {
        answer: -answer,
        because: 'That much, but downwards: a positive value makes it die sooner.',
      },
      {
        answer: answer + 1,
        because: exact
          ? 'That makes a tie, and the place in the list decides. Fewer points take one step more.'
          : `That is ${-(answer + 1) * step} MiB, and the database still has the more points.`,
      },
      {
        answer: -more,
        because: `A step isn't a MiB. One of them is a thousandth of RAM and swap, here ${step} MiB.`,
      },
      {
        answer: -Math.ceil((more * 1000) / db),
        because: 'The thousandths are of all RAM and swap, not of what the database holds.',
      },
      {
        answer: -1000,
        because: 'That exempts it altogether. Much less is enough, and leaves the killer a choice.',
      },
    ],
  };
}

/** What a container can still touch before the killer is called. */
export function roomInGroup(random: Random): NumericQuestion {
  const limit = 256 * (1 + random.below(8));
  const anon = 10 * Math.round((limit * (40 + random.below(35))) / 1000);
  const cache = limit - anon - 4 - random.below(12);
  const dirty = 2 + random.below(9);
  const used = anon + cache;
  const answer = limit - anon;
  return {
    ask: `A container has \`memory.max\` at ${limit} MiB and no swap. \`memory.current\` says ${used} MiB: ${anon} MiB of it anonymous memory, the rest page cache, ${dirty} MiB of that still to be written back. The machine has gigabytes to spare. How much more can the program touch before the killer is called?`,
    answer,
    unit: 'MiB',
    because: `Page cache gives way; pages still to be written are written first, then they can go. Only the ${anon} MiB of anonymous memory stay, so ${limit} less ${anon}, which is ${answer} MiB.`,
    wrong: [
      {
        answer: limit - used,
        because:
          'That is what is left without reclaiming anything. The kernel drops cache before it kills.',
      },
      {
        answer: limit - anon - dirty,
        because:
          'Dirty pages take longer, since they have to be written first. Then they give way like the others.',
      },
      {
        answer: cache,
        because: 'That is what can be dropped. What was free below the limit comes on top.',
      },
      {
        answer: limit,
        because: 'Anonymous memory has nowhere to go without swap, and it counts.',
      },
    ],
  };
}

const signals: readonly (readonly [number, string])[] = [
  [1, 'SIGHUP, a terminal that closed'],
  [2, 'SIGINT, Ctrl+C'],
  [3, 'SIGQUIT'],
  [4, 'SIGILL, an instruction that does not exist'],
  [6, 'SIGABRT, a process that gave up by itself'],
  [8, 'SIGFPE, a division by zero'],
  [11, 'SIGSEGV, an address that was not its own'],
  [13, 'SIGPIPE, nobody reads any more'],
  [14, 'SIGALRM'],
  [15, 'SIGTERM, a polite request to end'],
];

/** The signal behind a shell's exit status. */
export function signalOf(random: Random): NumericQuestion {
  const [answer, meaning] = signals[random.below(signals.length)]!;
  const status = 128 + answer;
  return {
    ask: `A shell reports the exit status \`${status}\`. By which number is the signal known that ended the process?`,
    answer,
    because: `${status} less 128 is ${answer}: ${meaning}.`,
    wrong: [
      {
        answer: status,
        because: 'That is the status. Signals have small numbers; a shell adds 128 to them.',
      },
      {
        answer: status - 100,
        because: 'It is not 100 that is added but 128, a bit of its own in a byte.',
      },
      {
        answer: 9,
        because: `Signal 9 would make the status 137. Not each death by signal is SIGKILL.`,
      },
    ],
  };
}

/** What a row of the report's table would give back. */
export function rowHeld(random: Random): NumericQuestion {
  const rss = 256 * (100 + random.below(900));
  const swapents = 256 * (10 + random.below(300));
  const tables = 256 * (1 + random.below(6));
  const totalVm = rss + swapents + 256 * (300 + random.below(3000));
  const pid = 1000 + random.below(30000);
  const answer = mibOf(
    heldPages({
      pid,
      uid: 1000,
      name: 'worker',
      totalVm,
      rss,
      swapents,
      adj: 0,
      pgtablesBytes: tables * pageBytes,
    }),
  );
  return {
    ask: `A row of the table has \`total_vm\` ${totalVm}, \`rss\` ${rss}, \`pgtables_bytes\` ${tables * pageBytes}, \`swapents\` ${swapents} and an adjustment of 0; pages are of 4 KiB. How many MiB does the kernel count for this process?`,
    answer,
    unit: 'MiB',
    because: `${rss} + ${swapents} pages are ${mibOf(rss + swapents)} MiB, and ${tables * pageBytes} bytes of page tables another ${mibOf(tables)}: ${answer} MiB.`,
    wrong: [
      {
        answer: mibOf(rss + swapents),
        because: 'The page tables are missing. They are in bytes, the other columns in pages.',
      },
      {
        answer: mibOf(rss),
        because: 'That is the part in RAM. Swap and page tables are counted, too.',
      },
      {
        answer: mibOf(totalVm),
        because: 'That is what it has mapped, which is not counted.',
      },
      {
        answer: Math.round(((rss + swapents) / 1024) * 10) / 10,
        because: 'The columns are pages of 4 KiB, not kB.',
      },
    ],
  };
}
