import { type Random, randomOf } from '../../model/random.ts';
import type { Scenario } from '../kit/figure-spec.ts';

const small = 'model heap allocator=buddy placement=lifo size=1KB unit=64 base=0x5000';
const pages = 'model heap allocator=buddy placement=lifo size=64KB unit=4KB base=0x80000';
const cache = 'model heap allocator=slab slab=4KB object=1000 size=24KB base=0x80000';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const lines = (first: string, statements: readonly string[]): string =>
  [first, ...statements].join('\n');
/** `a = malloc 64` for each size, with names in the order of the alphabet. */
const mallocs = (sizes: readonly number[]): string[] =>
  sizes.map((size, at) => `${letters[at]} = malloc ${size}`);

const pick = <T>(random: Random, from: readonly T[]): T => from[random.below(from.length)]!;
const shuffled = <T>(random: Random, from: readonly T[]): T[] => {
  const left = [...from];
  return from.map(() => left.splice(random.below(left.length), 1)[0]!);
};
const within = (random: Random, least: number, most: number): number =>
  least + random.below(most - least + 1);

const splitting = (sizes: readonly number[]): string => lines(small, mallocs(sizes));

const merging = (sizes: readonly number[], order: readonly string[]): string =>
  lines(small, [...mallocs(sizes), ...order.map((name) => `free ${name}`)]);

/** All 16 pages are taken, every second one is given back, and eight in a row are asked for. */
function fragmenting(odd: number, big: string, then: readonly number[]): string {
  const all = Array.from({ length: 16 }, (_, page) => page);
  return lines(pages, [
    all.map((page) => `${letters[page]} = malloc 4KB`).join('; '),
    all
      .filter((page) => page % 2 === odd)
      .map((page) => `free ${letters[page]}`)
      .join('; '),
    `big = malloc ${big}`,
    then.map((page) => `free ${letters[page]}`).join('; '),
    `big = malloc ${big}`,
  ]);
}

/** A full slab, then a second one; what is freed in the first makes it partial. */
const slabbing = (freed: string, later: readonly string[]): string =>
  lines(cache, [
    ...mallocs(Array.from({ length: 6 }, () => 1000)),
    `free ${freed}`,
    ...['g', 'h', 'i', 'j'].map((name) => `${name} = malloc 1000`),
    ...later.map((name) => `free ${name}`),
  ]);

const classed = (spacing: number, sizes: readonly number[], freed: readonly string[]): string =>
  lines(`model heap allocator=classes spacing=${spacing} slab=1KB size=8KB base=0x5000`, [
    ...mallocs(sizes),
    ...freed.map((name) => `free ${name}`),
  ]);

const someSizes = (random: Random): number[] =>
  shuffled(random, [
    within(random, 97, 112),
    within(random, 129, 160),
    within(random, 33, 48),
    within(random, 193, 224),
    within(random, 97, 112),
    within(random, 129, 160),
    within(random, 257, 320),
  ]).concat(within(random, 600, 900));

export const scenarios: readonly Scenario[] = [
  {
    name: 'split',
    title: 'Split down',
    about:
      'A request takes a block of a power of two. Where only larger ones are free, one is halved until it fits, and each other half stays free.',
    script: splitting([64, 256, 60, 120, 64, 250]),
    step: 1,
    vary: (seed) => {
      const random = randomOf(`split ${seed}`);
      return splitting([64, ...shuffled(random, [250, 60, within(random, 65, 128), 33, 129])]);
    },
  },
  {
    name: 'merge',
    title: 'Free and merge',
    about:
      'Only two halves of one block are buddies. A free neighbour that isn’t the buddy is no help; one free too many may merge its way up to the whole.',
    script: merging([64, 64, 128, 256], ['b', 'c', 'a', 'd']),
    step: 5,
    vary: (seed) => {
      const random = randomOf(`merge ${seed}`);
      const sizes = pick(random, [
        [64, 64, 128, 256],
        [128, 64, 64, 256],
        [64, 64, 64, 64],
        [256, 128, 64, 64],
      ]);
      return merging(sizes, shuffled(random, ['a', 'b', 'c', 'd']));
    },
  },
  {
    name: 'inside',
    title: 'Lost inside',
    about:
      'Internal fragmentation: 100 bytes get 128, 65 get 128, too. What was given and not asked for is dotted, and nobody else can have it.',
    script: lines(small, mallocs([100, 65, 130, 33, 257, 200])),
    step: 1,
    vary: (seed) => {
      const random = randomOf(`inside ${seed}`);
      return lines(
        small,
        mallocs([
          within(random, 65, 110),
          within(random, 65, 110),
          within(random, 129, 180),
          within(random, 20, 40),
          within(random, 257, 300),
          within(random, 190, 250),
        ]),
      );
    },
  },
  {
    name: 'buddyinfo',
    title: 'Free, but in pieces',
    about:
      'External fragmentation: half of 16 pages is free, and eight in a row are asked for. On the right is what /proc/buddyinfo counts, and Linux’s index: above 0.5 it compacts memory, below it reclaims some.',
    script: fragmenting(0, '32KB', [1, 5, 3, 7]),
    step: 25,
    vary: (seed) => {
      const random = randomOf(`pieces ${seed}`);
      const odd = random.below(2);
      const half = 8 * random.below(2);
      const others = [0, 2, 4, 6].map((page) => half + page + 1 - odd);
      return fragmenting(odd, '32KB', shuffled(random, others));
    },
  },
  {
    name: 'slab',
    title: 'A slab fills',
    about:
      'One page is cut into four objects of the same size. Objects come from one slab until it is full, then from a partial one; a new one is the last resort.',
    script: slabbing('b', ['e', 'h', 'f', 'g']),
    step: 4,
    vary: (seed) => {
      const random = randomOf(`slab ${seed}`);
      return slabbing(pick(random, ['a', 'b', 'c', 'd']), shuffled(random, ['e', 'f', 'g', 'h']));
    },
  },
  {
    name: 'classes',
    title: 'Size classes',
    about:
      'Four sizes to each doubling, as in jemalloc: every size has slabs of its own, and above 64 bytes less than a fifth of an object is lost.',
    script: classed(4, [100, 130, 36, 200, 105, 140, 260, 700], ['b', 'a']),
    step: 1,
    vary: (seed) => classed(4, someSizes(randomOf(`classes ${seed}`)), ['b', 'a']),
  },
  {
    name: 'powers',
    title: 'Powers of two',
    about:
      'The same program with one class to a doubling: fewer lists, and up to half of an object is lost. Compare what was asked for with what was given.',
    script: classed(1, [100, 130, 36, 200, 105, 140, 260, 700], ['b', 'a']),
    step: 1,
    vary: (seed) => classed(1, someSizes(randomOf(`classes ${seed}`)), ['b', 'a']),
  },
];
