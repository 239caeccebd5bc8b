import { type Blocks, none } from './blocks.ts';
import type { Fit, FreeList, Order } from './free-list.ts';

/**
 * The free list of OSTEP's malloc.py (chapter 17), block for block: a search walks the list; the
 * rest of a split stays in place; sorting and merging happen on free only; merging is one pass in
 * list order over blocks that are neighbours in the list and in memory, so it is complete only
 * when the list is in address order. An operation costs as much as the list is long.
 */
export class ScannedList implements FreeList {
  searched = 0;
  rover = none;
  private list: number[] = [];
  private readonly blocks: Blocks;
  private readonly fit: Fit;
  private readonly order: Order;
  private readonly coalesce: boolean;

  constructor(blocks: Blocks, fit: Fit, order: Order, coalesce: boolean) {
    this.blocks = blocks;
    this.fit = fit;
    this.order = order;
    this.coalesce = coalesce;
  }

  find(need: number): number {
    const { list, fit, blocks } = this;
    const start = fit === 'next' ? Math.max(0, list.indexOf(this.rover)) : 0;
    let found = none;
    this.searched = 0;
    for (let step = 0; step < list.length; step += 1) {
      const block = list[(start + step) % list.length]!;
      this.searched += 1;
      if (blocks.size(block) < need) continue;
      if (fit === 'first' || fit === 'next') return block;
      // Only what is strictly better replaces it: a tie stays with the earlier one.
      const better =
        found === none ||
        (fit === 'best'
          ? blocks.size(block) < blocks.size(found)
          : blocks.size(block) > blocks.size(found));
      if (better) found = block;
    }
    return found;
  }

  cut(block: number, bytes: number): void {
    this.blocks.cut(block, bytes);
    this.rover = block;
  }

  remove(block: number): void {
    const at = this.list.indexOf(block);
    this.list.splice(at, 1);
    this.rover = this.list[at] ?? none;
  }

  put(block: number, merging?: (front: number, back: number) => void): void {
    const { list, order, blocks } = this;
    if (order === 'front') list.unshift(block);
    else list.push(block);
    // Array.prototype.sort is stable, as Python's sorted is, also with reverse=True.
    if (order === 'address') list.sort((one, other) => blocks.address(one) - blocks.address(other));
    if (order === 'size-up') list.sort((one, other) => blocks.size(one) - blocks.size(other));
    if (order === 'size-down') list.sort((one, other) => blocks.size(other) - blocks.size(one));
    if (this.coalesce) this.merge(merging);
  }

  private merge(merging?: (front: number, back: number) => void): void {
    const { blocks } = this;
    const merged: number[] = [];
    for (const block of this.list) {
      const kept = merged.at(-1);
      if (kept !== undefined && blocks.end(kept) === blocks.address(block)) {
        merging?.(kept, block);
        blocks.absorbNext(kept);
        if (this.rover === block) this.rover = kept;
      } else {
        merged.push(block);
      }
    }
    this.list = merged;
  }

  inOrder(): Iterable<number> {
    return this.list;
  }

  clone(blocks: Blocks): ScannedList {
    const copy = new ScannedList(blocks, this.fit, this.order, this.coalesce);
    copy.list = [...this.list];
    copy.rover = this.rover;
    copy.searched = this.searched;
    return copy;
  }
}
