import type { EntryFormat } from './entry-format.ts';
import { Geometry, type Level } from './geometry.ts';

/** Intel SDM volume 3A, tables 4-15 to 4-20; with AMD's name for the last bit, NX. */
const entry: EntryFormat = {
  bytes: 8,
  frame: { low: 12, bits: 40 },
  bits: {
    present: 0,
    writable: 1,
    user: 2,
    writeThrough: 3,
    cacheDisable: 4,
    accessed: 5,
    dirty: 6,
    large: 7,
    global: 8,
    soft0: 9,
    soft1: 10,
    soft2: 11,
    noExecute: 63,
  },
};

const fourLevels: readonly Level[] = [
  { name: 'PML4', bits: 9 },
  { name: 'PDPT', bits: 9, large: true },
  { name: 'PD', bits: 9, large: true },
  { name: 'PT', bits: 9 },
];

/** 48-bit addresses, 4 KiB pages, 2 MiB and 1 GiB pages. */
export const x8664 = new Geometry({
  offsetBits: 12,
  levels: fourLevels,
  entry,
  signExtended: true,
});

/** 57-bit addresses: `la57` in /proc/cpuinfo. */
export const x8664FiveLevels = new Geometry({
  offsetBits: 12,
  levels: [{ name: 'PML5', bits: 9 }, ...fourLevels],
  entry,
  signExtended: true,
});

/** 32-bit x86 without PAE: 10 + 10 + 12 bits, 4-byte entries, 4 MiB pages (SDM figure 4-4). */
export const x86 = new Geometry({
  offsetBits: 12,
  levels: [
    { name: 'PD', bits: 10, large: true },
    { name: 'PT', bits: 10 },
  ],
  entry: {
    bytes: 4,
    frame: { low: 12, bits: 20 },
    bits: {
      present: 0,
      writable: 1,
      user: 2,
      writeThrough: 3,
      cacheDisable: 4,
      accessed: 5,
      dirty: 6,
      large: 7,
      global: 8,
      soft0: 9,
      soft1: 10,
      soft2: 11,
    },
  },
});
