import type { Placement } from './free-blocks.ts';
import { FreeTree } from './free-tree.ts';

/** A free block by its address and its bytes. */
export interface FreeBlock {
  readonly address: number;
  readonly size: number;
}

export interface SplitChoice {
  readonly rule: Placement;
  /** What the rule takes, by address; several where only the order in which they were freed decides. */
  readonly blocks: readonly number[];
}

/**
 * What each placement would take of the same free blocks for a request of `need` bytes, a power of
 * two times `unit`. A rule that finds nothing is left out.
 */
export function splitChoices(
  free: readonly FreeBlock[],
  need: number,
  { base, unit }: { readonly base: number; readonly unit: number },
): SplitChoice[] {
  const fitting = free.filter(({ size }) => size >= need);
  if (fitting.length === 0) return [];
  const end = Math.max(...free.map(({ address, size }) => address + size)) - base;
  const topOrder = Math.ceil(Math.log2(Math.max(end / unit, 1)));
  const found = (tightest: boolean): number => {
    const tree = new FreeTree(topOrder, tightest);
    for (const { address, size } of free) tree.add((address - base) / unit, Math.log2(size / unit));
    return base + tree.find(Math.log2(need / unit)) * unit;
  };
  const least = Math.min(...fitting.map(({ size }) => size));
  return [
    {
      rule: 'lifo',
      blocks: fitting.filter(({ size }) => size === least).map(({ address }) => address),
    },
    { rule: 'lowest', blocks: [found(false)] },
    { rule: 'tightest', blocks: [found(true)] },
  ];
}
