import { flag } from '../paging/entry-format.ts';

/**
 * The low half of a page table entry, as Linux 6.1 uses it on x86-64
 * (arch/x86/include/asm/pgtable_types.h, pgtable_64.h). The upper half holds nothing but the
 * no-execute bit in an entry for a page, since no simulated machine has 2^20 frames.
 */
export const pte = {
  present: flag.present,
  writable: flag.writable,
  user: flag.user,
  accessed: flag.accessed,
  dirty: flag.dirty,
  /** _PAGE_PROTNONE: a page is there, but nobody may touch it, so `present` is clear. */
  protNone: flag.global,
  /** _PAGE_SPECIAL: no page that anybody counts, which is how the zero page is mapped. */
  special: flag.soft0,
} as const;

/** Bit 63, in the upper half. */
export const noExecute = 1 << 31;

/** The low bits that do not belong to the frame number. */
const flagBits = 0xfff;

/** A page is there, whether it may be touched or not (pte_present). */
export const holdsPage = (low: number): boolean => (low & (pte.present | pte.protNone)) !== 0;

/** A swap slot is there (is_swap_pte). */
export const holdsSlot = (low: number): boolean => low !== 0 && !holdsPage(low);

export const frameOfPte = (low: number): number => low >>> 12;

export const pteOf = (frame: number, flags: number): number => (frame << 12) | (flags & flagBits);

/** _PAGE_SWP_EXCLUSIVE, bit 3: nobody else had the page when it was swapped out. */
export const swapExclusive = flag.writeThrough;

/**
 * The low half of an entry for a swap slot: slots are stored inverted from bit 9 up, so that no
 * speculative load finds a frame behind it (the L1TF mitigation in pgtable_64.h).
 */
export const swapPteOf = (slot: number, exclusive: boolean): number =>
  (~slot << 9) | (exclusive ? swapExclusive : 0);

/** The upper half of it: the rest of the inverted slot, and swap file 0 in bits 59 to 63. */
export const swapPteHigh = 0x07ffffff;

export const slotOfPte = (low: number): number => ~(low >> 9) & 0x7fffff;
