import { type Blocks, none } from './blocks.ts';
import type { Fit, FreeList } from './free-list.ts';
import { SizeTreap } from './size-treap.ts';

/**
 * The free list in address order, kept in a search tree: the same blocks as a `ScannedList` in
 * address order chooses, the same `searched`, in logarithmic time. A tree by address answers first,
 * next and worst fit; best fit needs one by size.
 */
export class IndexedList implements FreeList {
  searched = 0;
  rover = none;
  private readonly blocks: Blocks;
  private readonly fit: Fit;
  private readonly coalesce: boolean;
  private tree: SizeTreap;

  constructor(blocks: Blocks, fit: Fit, coalesce: boolean) {
    this.blocks = blocks;
    this.fit = fit;
    this.coalesce = coalesce;
    this.tree = new SizeTreap(blocks, fit === 'best');
  }

  find(need: number): number {
    const { tree, fit } = this;
    this.searched = tree.length;
    if (need > tree.largestSize) return none;
    if (fit === 'next') return this.findNext(need);
    if (fit === 'worst') return tree.first(tree.largestSize);
    const found = tree.first(need);
    if (fit === 'first') this.searched = tree.passed + 1;
    return found;
  }

  private findNext(need: number): number {
    const { tree } = this;
    const skipped = this.rover === none ? 0 : tree.rank(this.rover);
    const ahead = this.rover === none ? none : tree.firstFrom(this.rover, need);
    const found = ahead === none ? tree.first(need) : ahead;
    const round = tree.rank(found) - skipped;
    this.searched = (round < 0 ? round + tree.length : round) + 1;
    return found;
  }

  cut(block: number, bytes: number): void {
    if (this.fit === 'best') this.tree.remove(block);
    this.blocks.cut(block, bytes);
    if (this.fit === 'best') this.tree.insert(block);
    else this.tree.resized(block);
    this.rover = block;
  }

  remove(block: number): void {
    this.tree.remove(block);
    // Only next fit needs to know.
    if (this.fit === 'next') this.rover = this.tree.firstFrom(block, 0);
  }

  put(block: number, merging?: (kept: number, gone: number) => void): void {
    const { blocks, tree } = this;
    const before = blocks.before(block);
    const after = blocks.after(block);
    if (this.coalesce && after !== none && blocks.isFree(after)) {
      tree.remove(after);
      if (this.rover === after) this.rover = block;
      merging?.(block, after);
      blocks.absorbNext(block);
    }
    if (this.coalesce && before !== none && blocks.isFree(before)) {
      if (this.fit === 'best') tree.remove(before);
      if (this.rover === block) this.rover = before;
      merging?.(before, block);
      blocks.absorbNext(before);
      if (this.fit === 'best') tree.insert(before);
      else tree.resized(before);
    } else {
      tree.insert(block);
    }
  }

  *inOrder(): Iterable<number> {
    for (const block of this.blocks.inOrder()) if (this.blocks.isFree(block)) yield block;
  }

  clone(blocks: Blocks): IndexedList {
    const copy = new IndexedList(blocks, this.fit, this.coalesce);
    copy.tree = this.tree.clone(blocks);
    copy.rover = this.rover;
    copy.searched = this.searched;
    return copy;
  }
}
