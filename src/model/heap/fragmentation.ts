import type { Block } from './allocator.ts';

/** How much of a heap is waste, and of which kind. Sizes in bytes. */
export interface Fragmentation {
  /** Asked for by the program, of what is live. */
  readonly asked: number;
  /** In live blocks: what was asked for, headers and padding. */
  readonly handedOut: number;
  /** Internal fragmentation: the part of `handedOut` that nobody asked for, from 0 to 1. */
  readonly internal: number;
  readonly free: number;
  readonly freeBlocks: number;
  readonly largestFree: number;
  /** External fragmentation: the part of `free` outside the largest free block, from 0 to 1. */
  readonly external: number;
  /** What the allocator keeps for itself: tables, tails of slabs. */
  readonly own: number;
}

export function fragmentationOf(blocks: Iterable<Block>): Fragmentation {
  let [asked, handedOut, free, freeBlocks, largestFree, own] = [0, 0, 0, 0, 0, 0];
  for (const block of blocks) {
    if (block.state === 'live') {
      asked += block.asked;
      handedOut += block.size;
    } else if (block.state === 'free') {
      free += block.size;
      freeBlocks += 1;
      largestFree = Math.max(largestFree, block.size);
    } else {
      own += block.size;
    }
  }
  const internal = handedOut === 0 ? 0 : 1 - asked / handedOut;
  const external = free === 0 ? 0 : 1 - largestFree / free;
  return { asked, handedOut, internal, free, freeBlocks, largestFree, external, own };
}
