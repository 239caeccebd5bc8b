import type { Allocator, Block } from '../../../src/model/heap/allocator.ts';

/** The blocks of the region, without mappings. */
export function region(allocator: Allocator): Block[] {
  return [...allocator.blocks()].filter(({ place }) => place !== 'mapping');
}

/** What is wrong with the way the blocks tile `size` bytes from `base` on; nothing is ''. */
export function tilingMistake(allocator: Allocator, base: number, size: number): string {
  let at = base;
  for (const block of region(allocator)) {
    if (block.address !== at) return `a block begins at ${block.address}, expected ${at}`;
    if (block.size <= 0) return `the block at ${at} has ${block.size} bytes`;
    if (block.asked > block.usable) return `the block at ${at} is smaller than what was asked for`;
    at += block.size;
  }
  return at === base + size ? '' : `the blocks end at ${at}, expected ${base + size}`;
}

/** Addresses of the live blocks' holders, in address order. */
export function liveUsers(allocator: Allocator): number[] {
  return [...allocator.blocks()].filter(({ state }) => state === 'live').map(({ user }) => user);
}

export function freeBlocks(allocator: Allocator): Block[] {
  return region(allocator).filter(({ state }) => state === 'free');
}
