/**
 * Which free block a buddy allocator splits: `tightest` goes down from the whole region, at each
 * split into the half whose largest free block is smaller but large enough, ties left (spaskalev's
 * buddy_alloc, buddy_tree_find_free); `lowest` takes the lowest address; `lifo` takes the block of
 * the smallest sufficient order that was freed last (Linux, mm/page_alloc.c, __rmqueue_smallest).
 */
export type Placement = 'tightest' | 'lowest' | 'lifo';

/** The free blocks of a buddy allocator. A block is its first unit and its order. */
export interface FreeBlocks {
  /** The first unit of the block that the placement takes for this order; -1 where there is none. */
  find(order: number): number;
  add(unit: number, order: number): void;
  remove(unit: number, order: number): void;
  /** First units in the order in which the blocks would be taken, as far as that is one order. */
  inOrder(): Iterable<number>;
  clone(): FreeBlocks;
}
