import { type Random, randomOf } from '../../model/random.ts';
import type { Scenario } from '../kit/figure-spec.ts';

const varied =
  (name: string, tell: (random: Random) => string) =>
  (seed: number): string =>
    tell(randomOf(`${name} ${seed}`));

/** Both ask malloc for the same and get the same address; then web tries what only main has. */
const isolation = (bytes: number, offset: number): string =>
  `model machine ram=256KB
spawn web
a = malloc ${bytes}
web: a = malloc ${bytes}
write a
web: write a
write a+${offset}
web: write a+${offset}
m = mmap 4KB
write m
web: read 0x7ffff7ffe000`;

/** A private mapping of so many pages, a fork, and writes of both to three of them. */
const fork = (pages: number, order: readonly number[]): string => {
  const at = (page: number): string => (page === 0 ? 'm' : `m+${4 * page}KB`);
  const [first, second, third] = order as [number, number, number];
  return `model machine ram=256KB
m = mmap ${4 * pages}KB
touch m
fork child
child: read ${at(first)}
child: write ${at(first)}
write ${at(first)}
write ${at(second)}
child: exit
write ${at(third)}`;
};

/** Pages of the private and of the shared mapping, and the page of the second that only one writes to. */
const shared = (own: number, common: number, page: number): string =>
  `model machine ram=256KB
p = mmap ${4 * own}KB
m = mmap ${4 * common}KB shared
write p
write m
fork child
child: write m
child: write p
child: write m+${4 * page}KB
read m+${4 * page}KB
child: exit`;

const library = (pages: number, first: number, last: 'web' | 'job' = 'web'): string =>
  `model machine ram=256KB
f = mmap ${4 * pages}KB r file lib
read f
read f+${4 * first}KB
spawn web
web: f = mmap ${4 * pages}KB r file lib
web: read f
spawn job
job: f = mmap ${4 * pages}KB r file lib
job: read f+${4 * first}KB
exit
kill ${last}`;

const snapshot = (pages: number, writes: readonly number[]): string =>
  `model machine ram=256KB
m = mmap ${4 * pages}KB
touch m
fork saver
saver: read m 12KB
${writes.map((page) => `write m+${4 * page}KB`).join('\n')}
saver: exit`;

/** KiB of the limit, pages of main and of web, and the page that web reads again. */
const limited = (limit: number, others: number, pages: number, again: number): string =>
  `model machine ram=256KB swap=64KB readahead=0
spawn web group=box
limit ${limit}KB in box
m = mmap ${4 * others}KB
touch m
web: m = mmap ${4 * pages}KB
web: touch m
web: read m${again === 0 ? '' : `+${4 * again}KB`}
web: read m+${4 * (again + 1)}KB`;

/** So many different pages of the first so many. */
function picked(random: Random, count: number, pages: number): number[] {
  const rest = Array.from({ length: pages }, (_, page) => page);
  return Array.from({ length: count }, () => rest.splice(random.below(rest.length), 1)[0]!);
}

/** The plainest first. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'isolation',
    title: 'The same address, twice',
    about:
      'Both processes get the same address from malloc. It leads to different frames, and no address of web leads to a page of main.',
    script: isolation(6000, 4096),
    step: 3,
    vary: varied('isolation', (random) => {
      const bytes = 5000 + 100 * random.below(30);
      return isolation(bytes, 4096 + 16 * random.below(20));
    }),
  },
  {
    name: 'fork',
    title: 'Fork and copy-on-write',
    about:
      'A fork copies page table entries, no page. Only a write makes a copy, of one page, and the last one who has a page needs none.',
    script: fork(3, [0, 1, 2]),
    step: 5,
    vary: varied('fork', (random) => {
      const pages = 3 + random.below(4);
      return fork(pages, picked(random, 3, pages));
    }),
  },
  {
    name: 'shared',
    title: 'Shared on purpose',
    about:
      'Two mappings cross a fork: p is private, m is shared. A write to m reaches the other house, a write to p does not.',
    script: shared(2, 2, 1),
    step: 5,
    vary: varied('shared', (random) => {
      const common = 2 + random.below(5);
      return shared(1 + random.below(4), common, 1 + random.below(common - 1));
    }),
  },
  {
    name: 'library',
    title: 'One library, three houses',
    about:
      'A file is read from disk once. All who map it map the same frames of the page cache; RSS counts them in each house, PSS divides them.',
    script: library(4, 2),
    step: 5,
    vary: varied('library', (random) => {
      const pages = 3 + random.below(6);
      const first = 1 + random.below(pages - 1);
      return library(pages, first, random.below(2) === 0 ? 'web' : 'job');
    }),
  },
  {
    name: 'snapshot',
    title: 'A snapshot by fork',
    about:
      'As Redis does it: a child saves what stood in memory, while the parent goes on writing. Each page that it writes is there twice from then on.',
    script: snapshot(12, [1, 4, 5, 9]),
    step: 14,
    vary: varied('snapshot', (random) => {
      const pages = 9 + random.below(5);
      return snapshot(pages, picked(random, 4, pages));
    }),
  },
  {
    name: 'limit',
    title: 'A house with a limit',
    about:
      'The process web may have 28 KiB (memory.max), page tables included. What it touches beyond that puts its own pages out to swap; main loses none.',
    script: limited(28, 2, 5, 0),
    step: 8,
    vary: varied('limit', (random) => {
      const more = random.below(2);
      const pages = 5 + more;
      return limited(28 + 4 * more, 1 + random.below(4), pages, random.below(pages - 1));
    }),
  },
];
