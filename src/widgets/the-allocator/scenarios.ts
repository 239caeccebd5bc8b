import { type Random, randomOf } from '../../model/random.ts';
import type { Scenario } from '../kit/figure-spec.ts';
import { gameLine } from './game.ts';

/** A header of 16 bytes, blocks in multiples of 16, and no free block smaller than 32. */
const rules = 'header=16 align=16 round=block split=32';
const letters = 'abcdefghijklmnopqrstuvwxyz';

const mallocs = (sizes: readonly number[]): string =>
  sizes.map((size, at) => `${letters[at]} = malloc ${size}`).join('; ');

/** Seven blocks, every second one given back: holes of 656, 304 and 432 bytes, and the rest. */
const sevenSizes = [496, 640, 832, 288, 240, 416, 224];

const holes = (sizes: readonly number[]): string => `${mallocs(sizes)}
free b; free d; free f`;

const one = (fit: string, sizes: readonly number[], asked: readonly number[]): string =>
  `model heap fit=${fit} ${rules} size=4KB base=0x5000
${holes(sizes)}
${asked.map((size, at) => `${'pqrs'[at]} = malloc ${size}`).join('\n')}`;

const within = (random: Random, least: number, most: number): number =>
  16 * (least + random.below(most - least + 1));

/** Holes of other sizes, and a first request that has a choice of three of them. */
function others(name: string, seed: number): [number[], number[]] {
  const random = randomOf(`${name} ${seed}`);
  const [small, middle, large] = [
    within(random, 14, 19),
    within(random, 24, 28),
    within(random, 36, 42),
  ];
  const spread = [
    [large, small, middle],
    [middle, small, large],
    [large, middle, small],
  ][random.below(3)]!;
  const sizes = [496, spread[0]!, 640, spread[1]!, 240, spread[2]!, 224];
  return [sizes, [middle - within(random, 0, 3), small - within(random, 0, 4)]];
}

const all = (sizes: readonly number[], asked: readonly number[]): string =>
  `model heaps fit=first,best,worst,next ${rules} size=4KB base=0x5000
${holes(sizes)}
${asked.map((size, at) => `${'pqrs'[at]} = malloc ${size}`).join('; ')}`;

const merging = (sizes: readonly number[], asked: number): string =>
  `model heaps fit=first coalesce=on,off ${rules} size=1KB base=0x5000
${mallocs(sizes)}
${sizes.map((_, at) => `free ${letters[at]}`).join('; ')}
big = malloc ${asked}`;

export const scenarios: readonly Scenario[] = [
  {
    name: 'first-fit',
    title: 'First fit',
    about:
      'Four holes, one request: the first block that is large enough is taken, and its rest stays free.',
    script: one('first', sevenSizes, [400, 200]),
    step: 10,
    vary: (seed) => one('first', ...others('first', seed)),
  },
  {
    name: 'best-fit',
    title: 'Best fit',
    about:
      'The same program: the whole list is read, and the smallest block that will do is taken. The 16 bytes left over are too few for a block and stay inside.',
    script: one('best', sevenSizes, [400, 200]),
    step: 10,
    vary: (seed) => one('best', ...others('best', seed)),
  },
  {
    name: 'fits',
    title: 'Four fits at once',
    about:
      'The same program on four heaps. Watch whose large holes last: the end of the script asks for one of them.',
    script: all(sevenSizes, [400, 200, 816, 600]),
    step: 10,
    vary: (seed) => {
      const [sizes, asked] = others('fits', seed);
      return all(sizes, [...asked, 816, sizes[1]! - 32]);
    },
  },
  {
    name: 'knuth',
    title: 'When best is worse',
    about:
      'Knuth’s example: holes of 1,300 and 1,200 bytes, then requests of 1,000, 1,100 and 250. The smallest rest today may be what is missing tomorrow.',
    script: `model heaps fit=first,best header=0 align=4 size=2700 base=0x5000
a = malloc 1300; b = malloc 100; c = malloc 1200; d = malloc 100
free a; free c
p = malloc 1000; q = malloc 1100; r = malloc 250`,
    step: 6,
  },
  {
    name: 'merging',
    title: 'Merging on and off',
    about:
      'Everything is given back. A heap that doesn’t merge free neighbours has all of its bytes and no block of any use.',
    script: merging([112, 112, 112, 112, 112, 112, 112], 496),
    step: 7,
    vary: (seed) => {
      const random = randomOf(`merging ${seed}`);
      const sizes = Array.from({ length: 6 }, () => within(random, 4, 9));
      return merging(sizes, within(random, 35, 60));
    },
  },
  {
    name: 'glibc',
    title: 'The bins of glibc',
    about:
      'Real malloc has many lists: the tcache, here of two chunks a size, then fastbins, the unsorted list and sorted bins. Top is what was never handed out.',
    script: `model heap allocator=glibc tcache=2
${mallocs([120, 120, 120, 1200, 40])}
free a; free b; free c; free d
f = malloc 120; g = malloc 500; h = malloc 120; i = malloc 120
j = malloc 200KB`,
    step: 9,
    vary: (seed) => {
      const random = randomOf(`glibc ${seed}`);
      const small = 72 + 16 * random.below(4);
      const large = 1100 + 16 * random.below(40);
      const order = random.below(2) === 0 ? 'free a; free b; free c' : 'free c; free a; free b';
      return `model heap allocator=glibc tcache=2
${mallocs([small, small, small, large, 40])}
${order}; free d
f = malloc ${small}; g = malloc ${400 + 16 * random.below(20)}; h = malloc ${small}; i = malloc ${small}`;
    },
  },
  {
    name: 'break-it',
    title: 'Break it',
    about:
      'A game: with the keys below, make a malloc fail while more than half of these 2 KiB is free. The fewer operations, the better.',
    script: `${gameLine}
a = malloc 256`,
    step: 1,
  },
];
