import { type Blocks, firstTreeInt, firstTreeReal, intsEach, none, realsEach } from './blocks.ts';

/** Fields of a block's record. The largest size below to the left and to the right; 0 for none. */
const [largestLeft, largestRight] = [firstTreeReal, firstTreeReal + 1];
/** Its children, how many blocks are below to the left, and how many there are with itself. */
const [left, right, countLeft, count] = [
  firstTreeInt,
  firstTreeInt + 1,
  firstTreeInt + 2,
  firstTreeInt + 3,
];

/**
 * Free blocks in a search tree that knows the largest size on either side of each node, so that
 * 'the first one of at least n bytes' takes logarithmic time, and how many come before it too. In
 * address order that is first fit; ordered by size, then address, the same question is best fit.
 *
 * A treap (Seidel and Aragon, Algorithmica 16, 1996) with a hash of the block's id as priority:
 * the same tree every time. It lives in the records of the blocks; only the root is its own.
 */
export class SizeTreap {
  private readonly blocks: Blocks;
  private readonly bySize: boolean;
  private root: number;
  /** Blocks before the one that `first` found last. */
  passed = 0;

  constructor(blocks: Blocks, bySize: boolean, root: number = none) {
    this.blocks = blocks;
    this.bySize = bySize;
    this.root = root;
  }

  get length(): number {
    return this.root === none ? 0 : this.int(this.root, count);
  }

  /** The size of the largest block; 0 with no block. */
  get largestSize(): number {
    return this.largestIn(this.root);
  }

  insert(block: number): void {
    this.root = this.inserted(this.root, block, this.blocks.size(block));
  }

  /** Takes a block out; its address and size must still be as they were on insert. */
  remove(block: number): void {
    this.root = this.removed(this.root, block);
  }

  /** The block's size changed, and its address perhaps, but not its place in the order. */
  resized(block: number): void {
    this.refresh(this.root, block);
  }

  /** The first block in order with at least `need` bytes; `passed` says how many come before it. */
  first(need: number): number {
    let at = this.root;
    let before = 0;
    while (at !== none) {
      if (this.real(at, largestLeft) >= need) {
        at = this.int(at, left);
        continue;
      }
      before += this.int(at, countLeft);
      if (this.blocks.size(at) >= need) break;
      before += 1;
      at = this.real(at, largestRight) >= need ? this.int(at, right) : none;
    }
    this.passed = before;
    return at;
  }

  /** The same among the blocks that do not come before `start`, in the tree or not. */
  firstFrom(start: number, need: number): number {
    return this.firstIn(this.root, start, need);
  }

  /** How many blocks stand before this one, which is in the tree. */
  rank(block: number): number {
    let before = 0;
    let at = this.root;
    while (at !== block) {
      if (this.less(block, at)) {
        at = this.int(at, left);
      } else {
        before += this.int(at, countLeft) + 1;
        at = this.int(at, right);
      }
    }
    return before + this.int(at, countLeft);
  }

  /** The same tree over a clone of the blocks. */
  clone(blocks: Blocks): SizeTreap {
    return new SizeTreap(blocks, this.bySize, this.root);
  }

  private int(block: number, field: number): number {
    return this.blocks.ints[block * intsEach + field]!;
  }

  private set(block: number, field: number, value: number): void {
    this.blocks.ints[block * intsEach + field] = value;
  }

  private real(block: number, field: number): number {
    return this.blocks.reals[block * realsEach + field]!;
  }

  private less(one: number, other: number): boolean {
    const { blocks } = this;
    if (this.bySize) {
      const more = blocks.size(other) - blocks.size(one);
      if (more !== 0) return more > 0;
    }
    return blocks.address(one) < blocks.address(other);
  }

  private largestIn(at: number): number {
    if (at === none) return 0;
    const below = Math.max(this.real(at, largestLeft), this.real(at, largestRight));
    return Math.max(below, this.blocks.size(at));
  }

  private firstIn(at: number, start: number, need: number): number {
    if (at === none) return none;
    if (this.less(at, start)) {
      if (this.real(at, largestRight) < need) return none;
      return this.firstIn(this.int(at, right), start, need);
    }
    if (this.real(at, largestLeft) >= need) {
      const found = this.firstIn(this.int(at, left), start, need);
      if (found !== none) return found;
    }
    if (this.blocks.size(at) >= need) return at;
    if (this.real(at, largestRight) < need) return none;
    return this.firstIn(this.int(at, right), start, need);
  }

  /** On the way down, each node learns of the block without a look at its other child. */
  private inserted(at: number, block: number, size: number): number {
    if (at === none || priority(block) > priority(at)) {
      this.split(at, block, block, block);
      this.pull(block);
      return block;
    }
    const { reals } = this.blocks;
    this.set(at, count, this.int(at, count) + 1);
    if (this.less(block, at)) {
      this.set(at, countLeft, this.int(at, countLeft) + 1);
      if (this.real(at, largestLeft) < size) reals[at * realsEach + largestLeft] = size;
      this.set(at, left, this.inserted(this.int(at, left), block, size));
    } else {
      if (this.real(at, largestRight) < size) reals[at * realsEach + largestRight] = size;
      this.set(at, right, this.inserted(this.int(at, right), block, size));
    }
    return at;
  }

  /**
   * Parts the tree at `block`: what comes before it goes to the right of `low`, what comes behind it
   * to the left of `high`; where those are `block` itself, to its own left and right.
   */
  private split(at: number, block: number, low: number, high: number): void {
    const toLow = low === block ? left : right;
    const toHigh = high === block ? right : left;
    if (at === none) {
      this.set(low, toLow, none);
      this.set(high, toHigh, none);
    } else if (this.less(at, block)) {
      this.set(low, toLow, at);
      this.split(this.int(at, right), block, at, high);
      this.pull(at);
    } else {
      this.set(high, toHigh, at);
      this.split(this.int(at, left), block, low, at);
      this.pull(at);
    }
  }

  private removed(at: number, block: number): number {
    if (at === block) return this.joined(this.int(at, left), this.int(at, right));
    const { reals } = this.blocks;
    this.set(at, count, this.int(at, count) - 1);
    if (this.less(block, at)) {
      const child = this.removed(this.int(at, left), block);
      this.set(at, countLeft, this.int(at, countLeft) - 1);
      this.set(at, left, child);
      reals[at * realsEach + largestLeft] = this.largestIn(child);
    } else {
      const child = this.removed(this.int(at, right), block);
      this.set(at, right, child);
      reals[at * realsEach + largestRight] = this.largestIn(child);
    }
    return at;
  }

  private joined(low: number, high: number): number {
    if (low === none) return high;
    if (high === none) return low;
    if (priority(low) > priority(high)) {
      this.set(low, right, this.joined(this.int(low, right), high));
      this.pull(low);
      return low;
    }
    this.set(high, left, this.joined(low, this.int(high, left)));
    this.pull(high);
    return high;
  }

  private refresh(at: number, block: number): void {
    if (at === block) return;
    const { reals } = this.blocks;
    const isLeft = this.less(block, at);
    const child = this.int(at, isLeft ? left : right);
    this.refresh(child, block);
    reals[at * realsEach + (isLeft ? largestLeft : largestRight)] = this.largestIn(child);
  }

  /** What a node knows of both its children, from them. */
  private pull(at: number): void {
    const { reals } = this.blocks;
    const low = this.int(at, left);
    const high = this.int(at, right);
    const below = low === none ? 0 : this.int(low, count);
    this.set(at, countLeft, below);
    this.set(at, count, below + 1 + (high === none ? 0 : this.int(high, count)));
    reals[at * realsEach + largestLeft] = this.largestIn(low);
    reals[at * realsEach + largestRight] = this.largestIn(high);
  }
}

/** The finalizer of MurmurHash3: neighbouring ids get priorities far apart. */
function priority(block: number): number {
  let hash = Math.imul(block ^ (block >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
