import { randomOf } from '../../model/random.ts';
import { formatAddress } from '../../model/units.ts';
import type { Scenario } from '../kit/figure-spec.ts';

/** A stack, a heap and code where Linux likes to put them, and an address on the stack. */
const stack = 0x7ffeefbff000n;

const firstWalk = (
  page: bigint,
  offset: bigint,
  frame: number,
): string => `model paging tlb=4 ways=2
map 0x555555554000 -> ${frame + 9} rx
map ${formatAddress(page - 0x1000n)} -> ${frame + 15}
map ${formatAddress(page)} -> ${frame}
read ${formatAddress(page + offset)}
read ${formatAddress(page + ((offset + 0x18n) & 0xfffn))}`;

const accessesThatFault = (page: bigint): readonly string[] => [
  `read ${formatAddress(page - 0xa60n)}`,
  'write 0x555555554120',
  'read 0x7ffff7ff9080',
  `exec ${formatAddress(page + 0x5a0n)}`,
  'read 0x8000000005a0',
];

const faults = (page: bigint, accesses: readonly string[]): string => `model paging tlb=4 ways=2
map ${formatAddress(page)} -> 42
map 0x555555554000 -> 51 rx
map 0x7ffff7ff9000 -> 60 r kernel
${accesses.join('\n')}`;

/** Three pages in a row, and then as many that are `stride` pages apart, two rounds each. */
function strides(base: bigint, stride: number): string {
  const at = (page: number): string => formatAddress(base + BigInt(page) * 0x1000n);
  const rounds = (pages: readonly number[]): string =>
    [...pages, ...pages].map((page) => `read ${at(page)}`).join('; ');
  const pages = [0, 1, 2, stride, 2 * stride];
  return `model paging tlb=8 ways=2
${pages.map((page) => `map ${at(page)} -> ${30 + page}`).join('\n')}
${rounds([0, 1, 2])}
${rounds([0, stride, 2 * stride])}`;
}

const inOtherOrder = <One>(all: readonly One[], seed: string): One[] => {
  const random = randomOf(seed);
  return all
    .map((one) => ({ one, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
};

export const scenarios: readonly Scenario[] = [
  {
    name: 'first-walk',
    title: 'A first walk',
    about:
      'One address, four tables: each field is an index into the table that the entry before has led to. The second read of the page needs none of them.',
    script: firstWalk(stack, 0x5a0n, 42),
    step: 4,
    vary(seed) {
      const random = randomOf(`walk ${seed}`);
      const page = (0x7f00n << 32n) | (BigInt(random.below(2 ** 20 - 2) + 2) << 12n);
      const spread = BigInt(random.below(0xff)) << 32n;
      return firstWalk(page + spread, BigInt(random.below(0xfd) * 16), 20 + random.below(200));
    },
  },
  {
    name: 'faults',
    title: 'Five faults',
    about:
      'The walk finds why an access is not allowed: nothing there, read-only, for the kernel alone, not to be run, and an address that no table speaks about.',
    script: faults(stack, accessesThatFault(stack)),
    step: 3,
    vary(seed) {
      const page = stack - BigInt(randomOf(`page ${seed}`).below(2 ** 16)) * 0x1000n;
      return faults(page, inOtherOrder(accessesThatFault(page), `order ${seed}`));
    },
  },
  {
    name: 'huge-page',
    title: 'A huge page, 2 MiB',
    about:
      'An entry of the PD can map 2 MiB itself: three levels instead of four, an offset of 21 bits, and one entry of the TLB for what takes 512 otherwise.',
    script: `model paging tlb=4 ways=2
map 0x7f5600200000 -> 1024 huge=2MB
map 0x7f5600400000 -> 90
read 0x7f56003985a0
read 0x7f5600200010
read 0x7f5600400010`,
    step: 2,
  },
  {
    name: 'switch',
    title: 'A switch empties the TLB',
    about:
      'The same address in two address spaces is two pages. Entries without tags can’t tell whose they are, so each switch throws them away.',
    script: `model paging tlb=4 ways=2
map 0x7ffeefbff000 -> 42
switch 1
map 0x7ffeefbff000 -> 77
read 0x7ffeefbff5a0
switch 0
read 0x7ffeefbff5a0
switch 1
read 0x7ffeefbff5a0`,
    step: 3,
  },
  {
    name: 'switch-tags',
    title: 'With tags',
    about:
      'The same program: now each entry carries the number of its address space, and what was walked once is still there after the way back.',
    script: `model paging tlb=4 ways=2 tags=on
map 0x7ffeefbff000 -> 42
switch 1
map 0x7ffeefbff000 -> 77
read 0x7ffeefbff5a0
switch 0
read 0x7ffeefbff5a0
switch 1
read 0x7ffeefbff5a0`,
    step: 3,
  },
  {
    name: 'stride',
    title: 'A stride too wide',
    about:
      'Three pages beside each other fit, and hit from the second round on. Three pages 16 KiB apart all fall into set 0, and miss for ever, however empty the other sets are.',
    script: strides(0x555555800000n, 4),
    step: 5,
    vary(seed) {
      const random = randomOf(`stride ${seed}`);
      const base = 0x555555800000n + BigInt(random.below(2 ** 16)) * 0x4000n;
      return strides(base, 4 * (1 + random.below(8)));
    },
  },
  {
    name: 'two-level',
    title: 'Two levels, 32 bits',
    about:
      'The x86 of before 64 bits: 10 + 10 + 12 bits, tables of 1,024 entries of 4 bytes, and no bit that forbids to run what is data.',
    script: `model paging scheme=two-level tlb=4 ways=2
map 0xbffff000 -> 42
map 0x08048000 -> 51 rx
write 0xbffff5a0
read 0xbffff5b0
exec 0xbffff5a0`,
    step: 2,
  },
  {
    name: 'segments',
    title: 'Segments',
    about:
      'Before pages: two bits of the address choose a segment, and its base is added to the rest, if that is below its limit. The stack grows down from its base.',
    script: `model paging scheme=segments
segment code base=0x8000 limit=2KB
segment heap base=0x8800 limit=3KB
segment stack number=3 base=0x7000 limit=2KB grows=down
exec 0x120
read 0x1404
write 0x3f00
write 0x1c00
read 0x2000`,
    step: 3,
  },
];
