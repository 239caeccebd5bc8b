import type { Blocks } from './blocks.ts';

/** Which free block an allocation takes. Next fit has been confirmed by no outside source. */
export type Fit = 'first' | 'best' | 'worst' | 'next';

/** Where a block that comes back goes in the list. */
export type Order = 'address' | 'size-up' | 'size-down' | 'front' | 'back';

/**
 * The free blocks of a region in the order of the list. Two of them exist: `ScannedList` does what
 * the figures show, `IndexedList` gives the same answers in logarithmic time.
 */
export interface FreeList {
  /** How many blocks the last `find` looked at. */
  readonly searched: number;
  /** The block that the policy takes for `need` bytes; `none` where none is large enough. */
  find(need: number): number;
  /** The first `bytes` of a free block are taken; the rest stays where it is in the list. */
  cut(block: number, bytes: number): void;
  /** Takes a block out. */
  remove(block: number): void;
  /**
   * Puts in a block that has just become free and merges neighbours if the list does that. Told of
   * each merge before it is made.
   */
  put(block: number, merging?: (front: number, back: number) => void): void;
  /** The blocks in list order. */
  inOrder(): Iterable<number>;
  /** Where a next-fit search begins; `none` for the front of the list. */
  readonly rover: number;
  /** The same list over a clone of the blocks. */
  clone(blocks: Blocks): FreeList;
}
