import { Blocks, none } from './blocks.ts';
import type { Fit } from './free-list.ts';
import { ScannedList } from './scanned-list.ts';

/** A free block by its address and its bytes. */
export interface ListedBlock {
  readonly address: number;
  readonly size: number;
}

export interface FitChoice {
  readonly fit: Fit;
  /** The block that it takes, by address. */
  readonly block: number;
}

/**
 * What each fit would take of the same free list, in list order, for a block of `need` bytes. Next
 * fit is left out: what it takes depends on where the last search ended. Empty where nothing fits.
 */
export function fitChoices(list: readonly ListedBlock[], need: number): FitChoice[] {
  return (['first', 'best', 'worst'] as const).flatMap((fit) => {
    const blocks = new Blocks();
    const free = new ScannedList(blocks, fit, 'back', false);
    // The list's order is all that a search goes by, so it doesn't matter how the blocks are chained.
    for (const { address, size } of list) free.put(blocks.add(address, size, blocks.last));
    const found = free.find(need);
    return found === none ? [] : [{ fit, block: blocks.address(found) }];
  });
}
