import type { NumericQuestion } from '../../src/course/numeric.ts';
import type { Graph } from '../../src/model/gc/graph.ts';
import { dominationOf } from '../../src/model/gc/retained.ts';
import { fragmentationOf } from '../../src/model/heap/fragmentation.ts';
import { classFor, sizeClasses } from '../../src/model/heap/slab/size-classes.ts';
import type { Random } from '../../src/model/random.ts';

/** The retained size of one of two objects that share a third. */
export function retainedBy(random: Random): NumericQuestion {
  const own = 1 + random.below(4);
  const rows = 8 * (2 + random.below(8));
  const index = 4 * (1 + random.below(6));
  const image = 32 * (2 + random.below(8));
  const other = 2 + random.below(4);
  const bytes = { page: own, rows, index, image, other };
  const graph: Graph = {
    nodes: [
      { id: 'root', kind: 'root', label: 'root', bytes: 0 },
      ...Object.entries(bytes).map(
        ([id, kib]) => ({ id, kind: 'object', label: id, bytes: kib * 1024 }) as const,
      ),
    ],
    references: [
      ['root', 'page'],
      ['root', 'other'],
      ['page', 'rows'],
      ['rows', 'index'],
      ['index', 'rows'],
      ['page', 'image'],
      ['other', 'image'],
    ].map(([from, to]) => ({ from: from!, to: to!, label: '' })),
  };
  const answer = dominationOf(graph).get('page')!.retained / 1024;
  return {
    ask: `A \`page\` object of ${own} KiB refers to an array of rows of ${rows} KiB and to an image of ${image} KiB. The rows refer to an index of ${index} KiB, and the index back to the rows. A \`history\` object of ${other} KiB, held by a root of its own, refers to the same image. What is the retained size of \`page\`?`,
    answer,
    unit: 'KiB',
    because: `Rows and index hang on \`page\` alone, the ring between them changes nothing: ${own} + ${rows} + ${index} is ${answer} KiB. The image stays when \`page\` goes, because \`history\` holds it.`,
    wrong: [
      {
        answer: answer + image,
        because:
          'That is all that can be reached from it. The image is also held by `history`, so it would not go.',
      },
      {
        answer: own,
        because: 'That is its shallow size, itself without what it refers to.',
      },
      {
        answer: own + rows,
        because:
          'The index goes with the rows: it is referred to by them alone, and its own reference back holds nobody.',
      },
      {
        answer: own + rows + image,
        because:
          'Those are the two that it refers to directly. What counts is what would be gone without it.',
      },
    ],
  };
}

/** What a leak checker reports as lost: names whose orders were freed, and not those that are kept. */
export function lostBytes(random: Random): NumericQuestion {
  const every = [4, 5, 8, 10, 20][random.below(5)]!;
  const calls = every * (20 + 10 * random.below(9));
  const name = ['Ann', 'Bert', 'Clara', 'Dorothy', 'Emil', 'Frederick'][random.below(6)]!;
  const bytes = name.length + 1;
  const kept = calls / every;
  const answer = (calls - kept) * bytes;
  return {
    ask: `The program calls \`handle\` ${calls} times with the customer \`"${name}"\`, and keeps every ${every}th order in \`recent\`. A \`struct order\` takes 16 bytes. How many bytes will a leak checker report as lost?`,
    answer,
    unit: 'bytes',
    because: `Of ${calls} orders ${kept} are kept, with their names. The other ${calls - kept} are freed and lose a name of ${bytes} bytes each, the zero at its end included: ${answer}.`,
    wrong: [
      {
        answer: (calls - kept) * name.length,
        because: 'A string in C has a zero at its end, which `strdup` copies too.',
      },
      {
        answer: calls * bytes,
        because:
          'The names of the orders that are kept can still be reached: from `recent` to the order to the name.',
      },
      {
        answer: (calls - kept) * (bytes + 16),
        because: 'These orders were freed. Only their names were forgotten.',
      },
      {
        answer: kept * (bytes + 16),
        because:
          'Those are the orders that are kept. They are still reachable, and no leak to a checker.',
      },
    ],
  };
}

/** The part of the free bytes that lies outside the largest piece. */
export function outsideLargest(random: Random): NumericQuestion {
  const pieces = Array.from({ length: 4 }, () => 16 * (2 + random.below(30)));
  const largest = Math.max(...pieces);
  const free = pieces.reduce((sum, size) => sum + size, 0);
  const rest = free - largest;
  const used = 16 * (20 + random.below(60));
  const { external } = fragmentationOf([
    { address: 0, size: used, asked: used - 8, state: 'live' } as never,
    ...pieces.map((size) => ({ address: 0, size, state: 'free' }) as never),
  ]);
  const answer = Math.round(external * 100);
  return {
    ask: `A heap has ${used} bytes in use. Its free blocks are of ${pieces.join(', ')} bytes. Which part of the free bytes lies outside the largest block, in per cent, to the nearest whole number?`,
    answer,
    unit: '%',
    because: `Free are ${free} bytes, the largest block has ${largest} of them. The other ${rest} are ${answer} % of what is free.`,
    wrong: [
      {
        answer: 100 - answer,
        because:
          'That is the part of the largest block. What is asked for is the part outside of it.',
      },
      {
        answer: Math.round((rest * 100) / (used + free)),
        because: 'That is a part of the whole heap. What is in use has no share in this measure.',
      },
      {
        answer: Math.round((free * 100) / (used + free)),
        because: 'That is how much of the heap is free, in whatever pieces.',
      },
    ],
  };
}

/** The size class of a request, with four classes to each doubling. */
export function classOf(random: Random): NumericQuestion {
  const classes = sizeClasses(4096, 4);
  const asked = 65 + random.below(1900);
  const answer = classes[classFor(classes, asked)]!;
  const power = 2 ** Math.ceil(Math.log2(asked));
  const step = power / 8;
  return {
    ask: `An allocator has four size classes to each doubling: between 512 and 1024 these are 640, 768, 896 and 1024. It is asked for ${asked} bytes. How many does it hand out?`,
    answer,
    unit: 'bytes',
    because: `Between ${power / 2} and ${power} the classes are ${step} bytes apart, and ${answer} is the first that holds ${asked}. ${answer - asked} bytes of it are waste.`,
    wrong: [
      {
        answer: power,
        because:
          'That is the next power of two: one class to a doubling, and up to half of a block lost.',
      },
      {
        answer: Math.ceil(asked / 16) * 16,
        because:
          'That rounds to the next multiple of 16: many sizes in small steps. Here there are few, so that gaps fit again.',
      },
      {
        answer: answer - step,
        because: `${answer - step} bytes are less than ${asked}; a class has to hold the whole request.`,
      },
      {
        answer: asked,
        because:
          'That is what was asked for. With size classes it is rounded up to the next of a few sizes.',
      },
    ],
  };
}

/** What can leave the process when every so many-th block of a page stays. */
export function givenBack(random: Random): NumericQuestion {
  const every = [2, 4, 8, 12, 16, 20][random.below(6)]!;
  const blocks = 240 * (5 + random.below(40));
  const kept = blocks / every;
  const pages = blocks / 4;
  const held = Math.min(pages, kept);
  const answer = (pages - held) * 4;
  return {
    ask: `A program fills ${blocks} blocks of 1 KiB, four to a page of 4 KiB, one after the other. Then it frees all but every ${every === 2 ? '2nd' : `${every}th`} of them. How many KiB can the allocator give back to the system at most?`,
    answer,
    unit: 'KiB',
    because: `${kept} blocks stay, and each keeps the page it lies on. ${held === pages ? `All ${pages} pages have at least one of them, so none can go.` : `They lie on ${held} different pages of ${pages}; the other ${pages - held}, of 4 KiB each, can go.`}`,
    wrong: [
      {
        answer: blocks - kept,
        because:
          'So many KiB are free. The system takes whole pages only, and a page with one live block stays.',
      },
      {
        answer: pages * 4,
        because: 'That is everything. Each block that stays keeps its page.',
      },
      {
        answer: pages - held,
        because: 'So many pages can go. Each has 4 KiB.',
      },
      {
        answer: kept * 4,
        because: 'That is what the survivors keep, a page each.',
      },
    ],
  };
}
