import { Geometry } from './geometry.ts';

/**
 * The linear tables of Arpaci-Dusseau's OSTEP (chapter 18, paging-linear-translate.py): an entry has
 * four bytes, or a page's where pages are smaller; its top bit says that it is valid, the others are
 * the frame. (OSTEP keeps the table apart from memory; here it has to fit into pages.)
 * @param pages entries of the table, rounded up to a power of two; @param pageSize bytes, one too.
 */
export function linearGeometry(pages: number, pageSize: number): Geometry {
  const bytes = pageSize >= 4 ? 4 : pageSize === 2 ? 2 : 1;
  const top = 8 * bytes - 1;
  return new Geometry({
    offsetBits: Math.log2(pageSize),
    levels: [{ name: 'PT', bits: Math.ceil(Math.log2(pages)) }],
    entry: { bytes, frame: { low: 0, bits: top }, bits: { present: top } },
  });
}

/**
 * The two levels of OSTEP (chapter 20, paging-multilevel-translate.py): an entry is one byte, bit 7
 * says that it is valid, the others are the frame, and one that was never used is 0x7f.
 */
export function twoLevelGeometry(pdBits = 5, ptBits = 5, offsetBits = 5): Geometry {
  return new Geometry({
    offsetBits,
    levels: [
      { name: 'PD', bits: pdBits },
      { name: 'PT', bits: ptBits },
    ],
    entry: { bytes: 1, frame: { low: 0, bits: 7 }, bits: { present: 7 }, empty: 0x7f },
  });
}
