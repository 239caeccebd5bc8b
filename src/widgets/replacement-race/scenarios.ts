import { type Random, randomOf } from '../../model/random.ts';
import type { Scenario } from '../kit/figure-spec.ts';

const script = (opening: string, pages: readonly number[]): string =>
  `model race ${opening}\nrefer ${pages.join(' ')}`;

/** Silberschatz, Galvin and Gagne, Operating System Concepts: 15 faults for FIFO, 12 for LRU, 9 for OPT. */
const textbook = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1];
/** Belady, Nelson and Shedler, CACM 12(6), 1969. */
const belady = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];
/** Stallings, Operating Systems: CLOCK between FIFO and LRU. */
const stallings = [2, 3, 2, 1, 5, 2, 4, 5, 3, 2, 5, 2];

/** So many numbers below `limit`, all different. */
function distinct(random: Random, count: number, limit: number): number[] {
  const found = new Set<number>();
  while (found.size < count) found.add(random.below(limit));
  return [...found];
}

/** The same string with other names for its pages. */
function renamed(pages: readonly number[], seed: number, limit = 10): number[] {
  const old = [...new Set(pages)];
  const names = distinct(randomOf(seed), old.length, limit);
  return pages.map((page) => names[old.indexOf(page)]!);
}

/** A string that comes back to some pages more than to others, and never to one twice in a row. */
function wandering(seed: number, length: number): number[] {
  const random = randomOf(seed);
  const names = distinct(random, 6, 10);
  const pages: number[] = [];
  while (pages.length < length) {
    const page = names[Math.min(random.below(6), random.below(6))]!;
    if (page !== pages.at(-1)) pages.push(page);
  }
  return pages;
}

/** Round and round through pages that are one more than there are frames. */
function loop(frames: number, from: number): number[] {
  const round = Array.from({ length: frames + 1 }, (_, place) => from + place);
  return Array.from({ length: 20 }, (_, at) => round[at % round.length]!);
}

/** Two pages that are used all the time, and twice four that are read once. */
function scan(seed?: number): number[] {
  const string = [1, 2, 1, 2, 11, 12, 13, 14, 1, 2, 1, 2, 15, 16, 17, 18, 1, 2];
  return seed === undefined ? string : renamed(string, seed, 40);
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'textbook',
    title: 'FIFO, LRU and OPT',
    about:
      'The string that textbooks use, with three frames. OPT knows the future, so no policy can have fewer faults: the line at each counter is its count.',
    script: script('policy=fifo,lru,opt frames=3', textbook),
    step: 7,
    vary: (seed) => script('policy=fifo,lru,opt frames=3', wandering(seed, 20)),
  },
  {
    name: 'clock',
    title: 'A clock’s hand',
    about:
      'CLOCK keeps one bit a page and a hand. The hand passes pages whose bit is 1, clears it, and puts out the first 0. That comes close to LRU for almost nothing.',
    script: script('policy=fifo,clock,lru frames=3', stallings),
    step: 4,
    vary: (seed) => script('policy=fifo,clock,lru frames=3', wandering(seed, 14)),
  },
  {
    name: 'loop',
    title: 'A loop too large',
    about:
      'Five pages in turn, four frames. LRU always puts out the page that is needed next, and misses every time. The opposite rule does as well as OPT.',
    script: script('policy=lru,mru,opt frames=4', loop(4, 1)),
    step: 6,
    vary(seed) {
      const random = randomOf(seed);
      const frames = 3 + random.below(3);
      return script(`policy=lru,mru,opt frames=${frames}`, loop(frames, random.below(90)));
    },
  },
  {
    name: 'belady',
    title: 'Belady’s anomaly',
    about:
      'FIFO twice, with three frames and with four. More memory gives more faults. LRU and OPT can’t do that: what they hold in three frames they hold in four, too.',
    script: script('policy=fifo frames=3,4', belady),
    step: 8,
    vary: (seed) => script('policy=fifo frames=3,4', renamed(belady, seed)),
  },
  {
    name: 'scan',
    title: 'A scan goes by',
    about:
      'Two pages are in use all the time, then somebody reads a file once. LRU lets the file push them out. SIEVE, ARC and Linux’s two lists notice that its pages are never used again.',
    script: script('policy=lru,sieve,arc,linux frames=4', scan()),
    step: 8,
    vary: (seed) => script('policy=lru,sieve,arc,linux frames=4', scan(seed)),
  },
];
