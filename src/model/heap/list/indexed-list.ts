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
    this.beforeChange(block);
    this.blocks.cut(block, bytes);
    this.afterChange(block);
    this.rover = block;
  }

  remove(block: number): void {
    this.tree.remove(block);
    // Only next fit needs to know.
    if (this.fit === 'next') this.rover = this.tree.firstFrom(block, 0);
  }

  put(block: number, merging?: (front: number, back: number) => void): void {
    const { blocks } = this;
    const before = this.mergeable(blocks.before(block));
    const after = this.mergeable(blocks.after(block));
    if (after !== none) merging?.(block, after);
    if (before === none && after === none) {
      this.tree.insert(block);
    } else if (before === none) {
      this.beforeChange(after);
      blocks.absorbPrevious(after);
      this.afterChange(after);
    } else {
      if (after !== none) {
        this.tree.remove(after);
        if (this.rover === after) this.rover = before;
        blocks.absorbNext(block);
      }
      merging?.(before, block);
      this.beforeChange(before);
      blocks.absorbNext(before);
      this.afterChange(before);
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

  /** The neighbour, if it is free and to be merged with. */
  private mergeable(neighbour: number): number {
    return this.coalesce && neighbour !== none && this.blocks.isFree(neighbour) ? neighbour : none;
  }

  /** A block's size is about to change. In address order that moves nothing in the tree. */
  private beforeChange(block: number): void {
    if (this.fit === 'best') this.tree.remove(block);
  }

  private afterChange(block: number): void {
    if (this.fit === 'best') this.tree.insert(block);
    else this.tree.resized(block);
  }
}
