import { randomOf } from '../../model/random.ts';
import type { Scenario } from '../kit/figure-spec.ts';

/** Another process that fills RAM page by page. */
const pressure = (bytes: number): string => `spawn other
other: b = mmap 128KB
other: write b ${bytes}KB`;

const mainStory = (size = 12, page = 1, swap = 64): string =>
  `model machine ram=128KB swap=${swap}KB overcommit=1 readahead=0
exec 0x400000
call main 64
a = malloc ${size}KB
write a+${page * 4}KB
${pressure(60)}
read a+${page * 4}KB`;

export const scenarios: readonly Scenario[] = [
  {
    name: 'malloc-to-swap',
    title: 'A malloc, and where it ends up',
    about:
      'One page, from the line that asks for it to the disk and back. Follow the amber path: the address never changes, what is behind it does.',
    script: mainStory(),
    step: 2,
    vary(seed) {
      const random = randomOf(seed);
      const size = 12 + 4 * random.below(3);
      return mainStory(size, 1 + random.below(size / 4 - 1), 64 + 4 * random.below(12));
    },
  },
  {
    name: 'clean-page',
    title: 'Dropped, not swapped',
    about:
      'A page of a file that was only read. Under pressure its frame is taken with nothing written anywhere: the file has it still. Paging is more than swapping.',
    script: `model machine ram=128KB swap=64KB readahead=0
f = mmap 16KB r file notes
read f 16KB
${pressure(80)}
read f+4KB`,
  },
  {
    name: 'on-the-stack',
    title: 'A variable on the stack',
    about:
      'A local array of f. When f returns the variable is gone, its page is not; swap takes stack pages as well, and the next call finds the page again.',
    script: `model machine ram=128KB swap=64KB readahead=0
call main 64
call f 6KB
return
${pressure(80)}
call f 6KB`,
  },
  {
    name: 'no-swap',
    title: 'The same with no swap',
    about:
      'The first story on a machine without swap: a page that was written has nowhere to go. Clean pages of the program can go, and then somebody has to die.',
    script: mainStory(12, 1, 0),
    step: 2,
  },
];
