import type { NumericQuestion } from '../../src/course/numeric.ts';
import type { Random } from '../../src/model/random.ts';
import { formatNumber } from '../../src/model/units.ts';

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
        because:
          'That is the innermost frame alone. Its callers haven’t returned, so their frames are still there.',
      },
    ],
  };
}

/** Lesson 2: the limit divided by the frame. */
export function callsThatFit(random: Random): NumericQuestion {
  const limit = [64, 128, 256, 512][random.below(4)]!;
  const frame = [32, 64, 128, 256][random.below(4)]!;
  const buffer = 3 * frame;
  const answer = (limit * 1024) / (frame + buffer);
  return {
    ask: `A thread has a stack of ${limit} KiB. A recursive function had frames of ${frame} bytes until somebody gave it a local array of ${buffer} bytes more. How many of its calls fit on the stack now, all other things left aside?`,
    answer,
    unit: 'calls',
    because: `Each frame takes ${frame} + ${buffer} = ${frame + buffer} bytes now, and ${limit} KiB are ${formatNumber(limit * 1024)} bytes.`,
    wrong: [
      {
        answer: (limit * 1024) / frame,
        because:
          'That is the depth without the array. A local array lies in every frame of the recursion, not once.',
      },
      {
        answer: Math.floor((limit * 1024 - buffer) / frame),
        because:
          'That takes one array off the stack. But each call has an array of its own, and none of them has returned.',
      },
      {
        answer: Math.floor((limit * 1000) / (frame + buffer)),
        because: `A KiB has 1,024 bytes, not 1,000: ${limit} KiB are ${formatNumber(limit * 1024)} bytes.`,
      },
    ],
  };
}

const up = (bytes: number, to: number): number => Math.ceil(bytes / to) * to;

/** Lesson 3: glibc's chunk for a request; the numbers are those of `model heap allocator=glibc`. */
export function chunkOf(random: Random): NumericQuestion {
  // Neither a multiple of 16 nor one byte of it, so that the rules differ.
  const asked = 16 * (2 + random.below(8)) + 9 + random.below(7);
  const answer = up(asked + 8, 16);
  return {
    ask: `In glibc a block has a header of 8 bytes, and header and block together are rounded up to a multiple of 16. How many bytes of the heap does \`malloc(${asked})\` take?`,
    answer,
    unit: 'bytes',
    because: `${asked} + 8 = ${asked + 8}, and the next multiple of 16 is ${answer}.`,
    wrong: [
      {
        answer: up(asked, 16),
        because: `That rounds ${asked} up and forgets the header. It has to fit in as well.`,
      },
      {
        answer: up(asked, 16) + 8,
        because:
          'That adds the header after the rounding. Then the next block wouldn’t begin at a multiple of 16.',
      },
      {
        answer: asked + 8,
        because: 'That is block and header, but blocks are cut in multiples of 16 only.',
      },
    ],
  };
}

/** Lesson 4: what an early return costs. */
export function leakedPerHour(random: Random): NumericQuestion {
  const perSecond = 20 * (1 + random.below(12));
  const kib = [32, 64, 128][random.below(3)]!;
  const oneIn = 50;
  const answer = (kib * perSecond * 3600) / oneIn / 1024;
  return {
    ask: `A service handles ${perSecond} requests a second. Each allocates ${kib} KiB and frees them at the end, but one request in ${oneIn} fails and returns early, before the free. How many MiB does it leak in an hour?`,
    answer,
    unit: 'MiB',
    because: `${perSecond / oneIn} requests a second fail, that is ${formatNumber((perSecond / oneIn) * 3600)} an hour, and each leaves ${kib} KiB.`,
    wrong: [
      {
        answer: answer * oneIn,
        because: `That counts every request. The others reach their free; only one in ${oneIn} doesn’t.`,
      },
      {
        answer: answer / 60,
        because: 'That is what it leaks in a minute. An hour has 3,600 seconds.',
      },
      {
        answer: (answer * 1024) / 1000,
        because: 'Nearly: a MiB has 1,024 KiB, not 1,000.',
      },
    ],
  };
}

/** Lesson 5: objects with a boxed number against a typed array; sizes as Node 24 has them. */
export function boxedOrTyped(random: Random): NumericQuestion {
  const readings = 16 * (1 + random.below(20));
  const [word, object, box] = [8, 32, 16];
  const answer = readings * (word + object + box);
  return {
    ask: `In Node a word takes ${word} bytes, an object with one property ${object}, and the box of a number with a fraction ${box}. A program keeps ${readings} thousand readings as \`{ celsius: 21.5 }\` in one array, each with a number of its own. How many thousand bytes is that, the array’s words included?`,
    answer,
    unit: 'thousand bytes',
    because: `Each reading takes a word in the array, an object and a box: ${word} + ${object} + ${box} = ${word + object + box} bytes. In a Float64Array it would be ${formatNumber(readings * word)} thousand.`,
    wrong: [
      {
        answer: readings * (object + box),
        because: 'That leaves out the array: it holds a word for each object, its address.',
      },
      {
        answer: readings * (word + object),
        because:
          'That would do for whole numbers. A number with a fraction doesn’t fit into the property’s word, so each has a box.',
      },
      {
        answer: readings * word,
        because:
          'That is a Float64Array, or an array of nothing but numbers. Here each number is in an object of its own.',
      },
    ],
  };
}

/** Lesson 6: a fault for each page that is touched, not for each write and not for each page there is. */
export function faultsOfStride(random: Random): NumericQuestion {
  const mib = 2 ** (1 + random.below(5));
  const stride = [1, 2, 8, 16, 32][random.below(5)]!;
  const pages = (mib * 1024) / 4;
  const writes = (mib * 1024) / stride;
  const answer = Math.min(pages, writes);
  const dense = stride < 4;
  return {
    ask: `A program maps ${mib} MiB of fresh memory, with pages of 4 KiB, and writes one byte every ${stride} KiB, from the first byte on. How many minor faults do these writes cause?`,
    answer,
    unit: 'faults',
    because: dense
      ? `Every page is written to, and only the first write to a page faults: ${mib} MiB are ${formatNumber(pages)} pages.`
      : `Each write goes to a page that was never touched: ${mib} MiB in steps of ${stride} KiB are ${formatNumber(writes)} pages.`,
    wrong: [
      dense
        ? {
            answer: writes,
            because: `That is a fault for each write. But ${4 / stride} of them fall into one page, and its first one has paid for all.`,
          }
        : {
            answer: pages,
            because: `That is all pages of the mapping. Only every ${stride / 4}${stride / 4 === 2 ? 'nd' : 'th'} of them is ever touched, and the others cost nothing.`,
          },
      {
        answer: 1,
        because: 'One mapping is one request, but a frame is given to each page on its own.',
      },
    ],
  };
}

/** Lesson 6: the old store and the new one; V8 adds to what is needed, as tried with %DebugPrint in Node 24. */
export function wordsWhileGrowing(random: Random): NumericQuestion {
  const capacity = 200 * (1 + random.below(30));
  const needed = capacity + 1;
  const grown = needed + Math.floor(needed / 2) + 16;
  return {
    ask: `An array in V8 has room for ${capacity} elements, and all of it is used. Then comes one more \`push\`. V8 makes a store for the ${needed} elements that are needed, half of that more, rounded down, and 16 to spare. While the elements are copied, for how many elements is there memory, in both stores together?`,
    answer: capacity + grown,
    unit: 'elements',
    because: `The new store has room for ${needed} + ${Math.floor(needed / 2)} + 16 = ${grown}, and the old one with its ${capacity} is still there.`,
    wrong: [
      {
        answer: grown,
        because:
          'That is the new store alone. The old one can’t go before its elements have been copied.',
      },
      {
        answer: grown - capacity,
        because:
          'That is what the new store has more than the old. But the new one doesn’t go on from the old one’s end: it is made as a whole.',
      },
      {
        answer: 2 * capacity + 1,
        because: 'For room for just one more, every push would copy the whole array.',
      },
    ],
  };
}
