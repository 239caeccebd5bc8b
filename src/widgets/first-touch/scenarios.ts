import { type Random, randomOf } from '../../model/random.ts';
import type { Scenario } from '../kit/figure-spec.ts';

const varied =
  (name: string, tell: (random: Random) => string) =>
  (seed: number): string =>
    tell(randomOf(`${name} ${seed}`));

/** So many different pages of the first so many. */
function picked(random: Random, count: number, pages: number): number[] {
  const rest = Array.from({ length: pages }, (_, page) => page);
  return Array.from({ length: count }, () => rest.splice(random.below(rest.length), 1)[0]!);
}

const at = (name: string, page: number): string => (page === 0 ? name : `${name}+${4 * page}KB`);

const malloc = (kib: number): string => `model machine ram=256KB
a = malloc ${kib}KB
touch a
free a`;

const readFirst = (pages: number, reads: readonly number[], writes: readonly number[]): string =>
  `model machine ram=256KB
a = mmap ${4 * pages}KB
${[...reads.map((page) => `read ${at('a', page)}`), ...writes.map((page) => `write ${at('a', page)}`)].join('\n')}`;

const file = (pages: number, readahead: number, jump: number): string =>
  `model machine ram=256KB readahead=${readahead}
f = mmap ${4 * pages}KB r file book
read f ${4 * (2 ** readahead + 2)}KB
read ${at('f', jump)}
read ${at('f', jump + 1)}`;

const calloc = (kib: number, pages: readonly number[]): string =>
  `model machine ram=4MB
a = calloc ${kib}KB
${pages.map((page, place) => `${place === 0 ? 'read' : 'write'} ${at('a', page)}`).join('\n')}
write ${at('a', pages[0]!)}
read ${at('a', pages.at(-1)!)}`;

const privateFile = (pages: number, first: number, second: number): string =>
  `model machine ram=256KB
m = mmap ${4 * pages}KB file book
read m
read m+4KB
write ${at('m', first)}
write ${at('m', second)}
read ${at('m', second)}
write ${at('m', pages - 1)}`;

/** Another process has read the file before: what was major is minor then. */
const warm = (pages: number, start: number): string =>
  `model machine ram=256KB
spawn cat
cat: f = mmap ${4 * pages}KB r file book
cat: read f+${4 * start}KB
cat: read f+${4 * start + 4}KB
kill cat
f = mmap ${4 * pages}KB r file book
read ${at('f', start)}
read f
read ${at('f', pages - 1)}`;

/** The plainest first. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'malloc',
    title: 'malloc, page by page',
    about:
      'After malloc the block has addresses and hardly a frame: each page gets its frame when it is first touched, by a minor fault.',
    script: malloc(64),
    step: 1,
    vary: varied('malloc', (random) => malloc(36 + random.below(45))),
  },
  {
    name: 'read-first',
    title: 'Read before it is written',
    about:
      'Pages that nobody wrote are all zeros, so one frame will do for all of them. The first write gives a page a frame of its own.',
    script: readFirst(8, [0, 1, 2, 5], [1, 1, 5, 7]),
    step: 1,
    vary: varied('read-first', (random) => {
      const reads = picked(random, 4, 8);
      return readFirst(8, reads, [...picked(random, 3, 8), reads[0]!]);
    }),
  },
  {
    name: 'file',
    title: 'A file through mmap',
    about:
      'The first read is a major fault and brings in pages around it. The next is minor, and fills the entries of all that are there already.',
    script: file(24, 3, 19),
    step: 1,
    vary: varied('file', (random) => {
      const readahead = 2 + random.below(2);
      return file(22 + random.below(4), readahead, 12 + random.below(8));
    }),
  },
  {
    name: 'calloc',
    title: 'A large calloc',
    about:
      'Calloc promises zeros, and a fresh mapping holds nothing else: 1 MiB costs a page or two. VSS grows at once, RSS with what is touched.',
    script: calloc(1024, [40, 41, 200]),
    step: 1,
    vary: varied('calloc', (random) => calloc(512 + 64 * random.below(16), picked(random, 3, 120))),
  },
  {
    name: 'private-file',
    title: 'A private file, written',
    about:
      'MAP_PRIVATE: reads come from the page cache, and a write never reaches the file. It makes a copy of that page, for this process alone.',
    script: privateFile(16, 1, 2),
    step: 2,
    vary: varied('private-file', (random) => {
      const [first, second] = picked(random, 2, 7) as [number, number];
      return privateFile(12 + random.below(5), first, second);
    }),
  },
  {
    name: 'warm',
    title: 'The cache is warm',
    about:
      'Somebody else has read a part of the file before, and is gone. The page cache still has it: no fault there is major.',
    script: warm(16, 8),
    step: 6,
    vary: varied('warm', (random) => warm(12 + random.below(9), 5 + random.below(5))),
  },
];
