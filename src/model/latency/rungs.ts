import { costs } from '../vm/costs.ts';

/** Where a number comes from, and what is said there. */
export interface Source {
  readonly title: string;
  readonly href: string;
  readonly says: string;
}

/** A place that a program can wait for, and for how long. */
export interface Rung {
  readonly id: RungId;
  readonly name: string;
  /** Nanoseconds that one wait takes, rounded: machines differ, orders of magnitude do not. */
  readonly each: number;
  /** The shortest and the longest of what the sources say. */
  readonly range: readonly [least: number, most: number];
  /** What the number is made of, in a sentence. */
  readonly how: string;
  /** No source states this number: it lies within what they say, and is shown as "about". */
  readonly about?: boolean;
  readonly sources: readonly Source[];
}

export type RungId = 'l1' | 'l2' | 'l3' | 'ram' | 'minor' | 'zram' | 'nvme' | 'ssd' | 'disk';

type From = (says: string) => Source;

const from =
  (title: string, href: string): From =>
  (says) => ({ title, href, says });

const norvig = from(
  'Norvig, Teach Yourself Programming in Ten Years: a typical PC',
  'https://norvig.com/21-days.html#answers',
);
const haswell = from(
  '7-cpu.com, Intel Haswell i7-4770 at 3.4 GHz',
  'https://www.7-cpu.com/cpu/Haswell.html',
);
const levinthal = from(
  'Intel, Performance Analysis Guide for Core i7 and Xeon 5500, as Stack Overflow quotes it',
  'https://stackoverflow.com/questions/4087280/approximate-cost-to-access-various-caches-and-main-memory',
);
const jeppesen = from(
  'Jeppesen, Computer Latency at a Human Scale, after Gregg, Systems Performance',
  'https://www.tefter.io/bookmarks/84273/readable',
);

/**
 * The ladder, from the fastest rung to the slowest. RAM, the minor fault and NVMe are those of the machine's
 * simulated time (`vm/costs.ts`); the rest are rounded from the sources named. Every one of them is about one
 * wait at a time: caches fetch ahead and drives serve many requests at once, so a program that asks for
 * more than one thing at a time waits less.
 */
export const rungs: readonly Rung[] = [
  {
    id: 'l1',
    name: 'L1 cache',
    each: 1,
    range: [0.5, 1.2],
    how: '4 cycles at 3.4 GHz are 1.2 ns.',
    sources: [haswell('4 cycles'), jeppesen('0.9 ns'), norvig('0.5 ns')],
  },
  {
    id: 'l2',
    name: 'L2 cache',
    each: 4,
    range: [2.8, 7],
    how: '12 cycles at 3.4 GHz are 3.5 ns.',
    sources: [haswell('12 cycles'), jeppesen('2.8 ns'), norvig('7 ns')],
  },
  {
    id: 'l3',
    name: 'L3 cache',
    each: 11,
    range: [10.6, 28],
    how: '36 cycles at 3.4 GHz are 10.6 ns; more in a server, whose cores share a larger one.',
    sources: [haswell('36 cycles'), levinthal('about 40 cycles'), jeppesen('28 ns')],
  },
  {
    id: 'ram',
    name: 'RAM',
    each: costs.access,
    range: [60, 100],
    how: 'A load that no cache answers.',
    sources: [
      norvig('100 ns'),
      jeppesen('about 100 ns'),
      haswell('36 cycles and 57 ns, together 68 ns'),
      levinthal('about 60 ns'),
    ],
  },
  {
    id: 'minor',
    name: 'Minor fault',
    each: costs.minorFault,
    range: [309, 1_013],
    how: 'Trap, look-up of the area, entry written, return: the page is in RAM already.',
    // A figure for the trap and its return alone, and one reader's measurement: neither states the whole.
    about: true,
    sources: [
      from(
        'Torvalds on the cost of a page fault, 2014, as a blog quotes him',
        'http://d.hatena.ne.jp/yohei-a/20160509/1462802641',
      )('trap and return alone take 1,050 cycles of a Haswell: 309 ns at 3.4 GHz'),
      from(
        'Page fault latency measurement, Linux 6.6 on an 11th-generation Core i7; one measurement, repeated by nobody',
        'https://ddumbying.vercel.app/experiments/pagefault-latency',
      )('575 ns at the least, 1,013 ns in the middle'),
    ],
  },
  {
    id: 'zram',
    name: 'Compressed RAM',
    each: 5_000,
    range: [824, 6_830],
    how: 'Worked out: 4,096 bytes at 860 MB/s, as LZO unpacks, are 4.8 µs.',
    // Unpacking only, at speeds for large files: nobody's measurement of a page from zram.
    about: true,
    sources: [
      from(
        'LZ4, benchmark of its README',
        'https://github.com/lz4/lz4#benchmarks',
      )('LZO 2.09 unpacks 860 MB/s, LZ4 4,970 MB/s: 4.8 and 0.8 µs a page'),
      from(
        'The same in 2014',
        'https://github.com/lz4/lz4/blob/r117/README.md',
      )('LZO 2.06 unpacks 600 MB/s, LZ4 1,820 MB/s: 6.8 and 2.3 µs a page'),
      from(
        'Linux 5.1, zram: default to lzo-rle instead of lzo',
        'https://git.zx2c4.com/linux-dev/commit/?id=ce82f19fd5809f0cf87ea9f753c5cc65ca0673d6',
      )('zram packs with a kind of LZO unless told otherwise'),
    ],
  },
  {
    id: 'nvme',
    name: 'NVMe drive',
    each: costs.readPage,
    range: [25_000, 150_000],
    how: 'A random read of 4 KiB, one at a time.',
    sources: [
      from(
        'Micron 9200 NVMe SSDs, data sheet',
        'https://vdocument.in/9200-nvme-ssds-2-steady-state-as-defined-by-snia-solid-state-storage-performance.html',
      )('92 to 150 µs, typically, by capacity'),
      jeppesen('about 25 µs'),
    ],
  },
  {
    id: 'ssd',
    name: 'SATA SSD',
    each: 110_000,
    range: [50_000, 150_000],
    how: 'A random read of 4 KiB, one at a time. It is the flash that takes the time, not the cable.',
    sources: [
      from(
        'Intel SSD DC S4500 and S4600 Series, product specification',
        'https://manualzz.com/doc/48879893/intel%C2%AE-solid-state-drive-dc-s4500-s4600-product',
      )('110 µs, typically'),
      jeppesen('50 to 150 µs'),
    ],
  },
  {
    id: 'disk',
    name: 'Hard disk',
    each: 12_000_000,
    range: [8_000_000, 14_160_000],
    how: 'An average seek of 7.4 ms and half a turn of 4.16 ms, at 7,200 turns a minute: 11.6 ms.',
    sources: [
      from(
        'Western Digital Ultrastar DC HC310, OEM specification, section 4.5',
        'https://manualshive.com/en/manual/western-digital/ultrastar-dc-hc310/961649?page=23',
      )('seek 7.4 ms, at most 10 ms; half a turn 4.16 ms'),
      norvig('8 ms for the seek alone'),
    ],
  },
];

export const rungOf = (id: RungId): Rung => rungs.find((rung) => rung.id === id)!;
