import type { NumericQuestion } from '../../src/course/numeric.ts';
import type { Random } from '../../src/model/random.ts';

/** One of the values. */
const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[random.below(values.length)]!;

/** Lesson 1: what a cleared cache lets go, and what a second path keeps. */
export function clearedCache(random: Random): NumericQuestion {
  const sessions = 4 + random.below(12);
  const each = pick(random, [6, 8, 12, 16, 24]);
  const config = pick(random, [20, 40, 80, 200]);
  const sum = sessions * each;
  return {
    ask: `\`cache\` holds ${sessions} sessions of ${each} KiB each, and nothing else holds them. Each session refers to one and the same \`config\` of ${config} KiB, which a module exports. You call \`cache.clear()\`. How much can the next collection take?`,
    answer: sum,
    unit: 'KiB',
    because: `The sessions were reached through the cache alone: ${sessions} × ${each} KiB. The module still leads to the config, so it stays.`,
    wrong: [
      {
        answer: sum + config,
        because:
          'That takes the config as well. The sessions let go of it, and the module does not: one path is enough.',
      },
      {
        answer: sessions * (each + config),
        because: `That counts the config once for each session. They all refer to the same object, and the module still holds it.`,
      },
      {
        answer: 0,
        because:
          'Clearing frees nothing at that moment, that is true. But it cuts the only path to each session, so the next collection takes them all.',
      },
    ],
  };
}

/** Lesson 2: a count after a few assignments. */
export function countOf(random: Random): NumericQuestion {
  const elements = 3 + random.below(4);
  const pops = 1 + random.below(elements - 2);
  const ring = random.below(2) === 1;
  const aliases = 1 + random.below(2);
  const names = ['b', 'c'].slice(0, aliases);
  const made = names.map((name) => `let ${name} = a;`).join(' ');
  const self = ring ? ' a.self = a;' : '';
  const code = `let a = {}; const list = [${Array(elements).fill('a').join(', ')}]; ${made}${self}${' list.pop();'.repeat(pops)} b = null;`;
  const variables = aliases;
  const answer = variables + (elements - pops) + (ring ? 1 : 0);
  return {
    ask: `The engine counts references. What is the count of the object in \`a\` after \`${code}\`?`,
    answer,
    because: `${variables === 1 ? 'One variable holds' : 'Two variables hold'} it still, ${elements - pops} of the array's elements do${ring ? ', and so does its own field' : ''}: ${answer}. Each of the array's elements is a reference of its own.`,
    wrong: [
      {
        answer: variables + 1 + (ring ? 1 : 0),
        because:
          'That counts the array as one holder. Every element that refers to the object counts.',
      },
      {
        answer: answer + pops,
        because: 'That forgets that an element which is popped off lets go of what it held.',
      },
      {
        answer: answer + 1,
        because: 'That still counts b. When null was stored there, the object lost a reference.',
      },
      ...(ring
        ? [
            {
              answer: answer - 1,
              because:
                'The object refers to itself, and that counts like any other reference. It is why it will never fall to zero.',
            },
          ]
        : []),
    ],
  };
}

/** Lesson 3: the two lines on the bill of mark and sweep. */
export function markSweepWork(random: Random): NumericQuestion {
  const live = 20 * (1 + random.below(9));
  const dead = 10 * (3 + random.below(28));
  const marking = live * (4 + 1);
  const sweeping = live + dead;
  return {
    ask: `In our model a visit costs 4 units of work, a reference that is followed 1, and a block that the sweep passes 1. A heap holds ${live} live objects, each reached by exactly one reference, and ${dead} dead ones. What does a whole mark-sweep collection cost, roots aside?`,
    answer: marking + sweeping,
    unit: 'units',
    because: `Marking visits what lives: ${live} × (4 + 1) = ${marking}. The sweep passes every block, dead or alive: ${live} + ${dead} = ${sweeping}.`,
    wrong: [
      {
        answer: marking,
        because: 'That is the marking alone. The sweep still has to pass every block of the heap.',
      },
      {
        answer: marking + dead,
        because: 'The sweep passes the live blocks as well: it has to look at each one’s mark.',
      },
      {
        answer: (live + dead) * 5 + sweeping,
        because:
          'That visits the dead objects, too. Marking never meets them: no path leads there.',
      },
    ],
  };
}

/** Lesson 4: what a copying collector copies while a program allocates. */
export function semispaceCopies(random: Random): NumericQuestion {
  const half = pick(random, [8, 12, 16, 24, 32]);
  const alive = 1 + random.below(half / 2 - 1);
  const times = 3 + random.below(8);
  const allocated = times * (half - alive);
  return {
    ask: `A copying collector has two halves of ${half} MiB. A collection has just run, and ${alive} MiB survived. As much is alive at each later collection. The program now allocates ${allocated} MiB of small objects, which fills the half again and again. How many MiB are copied on the way?`,
    answer: times * alive,
    unit: 'MiB',
    because: `Between two collections there is room for ${half} − ${alive} = ${half - alive} MiB. So ${allocated} MiB fill the half ${times} times, and each collection copies the ${alive} MiB that live.`,
    wrong: [
      {
        answer: allocated,
        because:
          'That copies all that is made. Only what is alive at a collection is copied; the rest is left behind.',
      },
      {
        answer: times * (half - alive) + times * alive,
        because: 'That copies the whole half each time, garbage and all.',
      },
      {
        answer: alive,
        because: `That counts a single collection. The half is full ${times} times on the way.`,
      },
    ],
  };
}

/** Lesson 5: how long an object has to live to be promoted. */
export function promotionAge(random: Random): NumericQuestion {
  const half = pick(random, [1, 2, 4, 8, 16, 32]);
  const between = pick(random, [20, 25, 40, 50, 80, 100]);
  const rate = (half * 1000) / between;
  return {
    ask: `A service allocates ${rate} MiB a second. A half of the nursery holds ${half} MiB, and hardly anything survives, so it is full again after the same time. Objects are promoted when they survive their second minor collection. An object is made right after a collection. How many milliseconds must it live to be promoted?`,
    answer: 2 * between,
    unit: 'ms',
    because: `${half} MiB at ${rate} MiB a second last for ${between} ms. The first collection copies the object to the other half; the second, ${2 * between} ms after it was made, promotes it. A request that takes longer has its objects promoted.`,
    wrong: [
      {
        answer: between,
        because:
          'That is when the first collection comes. It copies the object within the nursery; the second one promotes.',
      },
      {
        answer: 3 * between,
        because:
          'Two collections are enough: the first is due when the half is full for the first time.',
      },
    ],
  };
}

/** Lesson 6: how long a marking takes in slices. */
export function slicesInFrames(random: Random): NumericQuestion {
  const frame = 16;
  const code = 7 + random.below(6);
  const spare = frame - code;
  const frames = 3 + random.below(8);
  const work = spare * (frames - 1) + 1 + random.below(spare);
  return {
    ask: `An animation has ${frame} ms for each frame, and your code takes ${code} of them. The collector has to mark for ${work} ms on the same thread, and fills what is left of each frame with a slice. After how many frames is it done?`,
    answer: frames,
    unit: 'frames',
    because: `${frame} − ${code} = ${spare} ms are left in each frame, and ${work} ÷ ${spare}, rounded up, is ${frames}. In one go it would have stopped the animation for ${work} ms.`,
    wrong: [
      {
        answer: Math.ceil(work / frame),
        because: `That gives whole frames to the collector. Your code needs ${code} ms of each.`,
      },
      {
        answer: frames - 1,
        because: `In ${frames - 1} frames there are ${(frames - 1) * spare} ms for it, which is not enough.`,
      },
      {
        answer: Math.ceil(work / code),
        because: 'That divides by the time of your code. The collector has the rest of the frame.',
      },
      {
        answer: frames + 1,
        because: `${frames} slices of up to ${spare} ms are enough: the last one need not be full.`,
      },
    ],
  };
}

/** Lesson 6: when Go collects next. */
export function goTarget(random: Random): NumericQuestion {
  const live = 20 * (2 + random.below(9));
  const roots = pick(random, [10, 20, 30, 40]);
  const percent = pick(random, [50, 100, 200]);
  const answer = live + ((live + roots) * percent) / 100;
  return {
    ask: `Go starts collecting so that a cycle ends before the heap reaches its target: what lives, plus \`GOGC\` per cent of what lives and of the roots together. After a cycle ${live} MiB live in the heap, and stacks and globals take ${roots} MiB. \`GOGC\` is ${percent}. How large may the heap grow until the next cycle ends?`,
    answer,
    unit: 'MiB',
    because: `${live} + (${live} + ${roots}) × ${percent} ÷ 100 = ${answer} MiB. Set \`GOGC\` to twice as much, and about half as many cycles run, for more memory.`,
    wrong: [
      {
        answer: ((live + roots) * percent) / 100,
        because: 'That is what may be allocated until then. It comes on top of what lives already.',
      },
      {
        answer: live + (live * percent) / 100,
        because: 'That forgets the roots. They have to be marked as well, so Go counts them in.',
      },
      {
        answer: live + roots + ((live + roots) * percent) / 100,
        because: 'That adds the roots themselves to the heap. Stacks and globals lie elsewhere.',
      },
    ],
  };
}

/** Lesson 7: where the floor of a trace is going. */
export function traceLine(random: Random): NumericQuestion {
  const floor = 30 + random.below(50);
  const allocated = pick(random, [12, 14, 16]);
  const kept = 1 + random.below(3);
  const more = 10 * (1 + random.below(4));
  const line = (at: number) =>
    `\`Scavenge ${floor + at * kept + allocated} -> ${floor + (at + 1) * kept} MB\``;
  const now = floor + 3 * kept;
  const answer = now + more * kept;
  return {
    ask: `A trace prints ${line(0)}, then ${line(1)}, then ${line(2)}. If it goes on like that, how many MB are in use after ${more} more such collections?`,
    answer,
    unit: 'MB',
    because: `Each collection comes back to a floor ${kept} MB higher than the last. ${now} + ${more} × ${kept} = ${answer} MB. What stays may be promoted and die later, or be a leak: the next full collection tells.`,
    wrong: [
      {
        answer: now + more * allocated,
        because: `That adds all that is allocated. Of each ${allocated} MB, the collection leaves ${kept}.`,
      },
      {
        answer: now,
        because: 'That takes the floor for level. Compare the numbers after the arrows: they rise.',
      },
      {
        answer: answer + allocated - kept,
        because:
          'That is what is in use right before the collection. The question is about after it.',
      },
    ],
  };
}
