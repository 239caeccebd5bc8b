import { type Blocks, grown, none } from './blocks.ts';

/**
 * Free blocks in a search tree that knows the largest size below each node, so that 'the first one
 * of at least n bytes' takes logarithmic time, and how many nodes come before it too. In address
 * order that is first fit; ordered by size, then address, the same question is best fit.
 *
 * A treap (Seidel and Aragon, Algorithmica 16, 1996) with a hash of the block's id as priority:
 * no state of its own but the links, and the same tree every time.
 */
export class SizeTreap {
  private readonly blocks: Blocks;
  private readonly bySize: boolean;
  private root = none;
  private left = new Int32Array(16);
  private right = new Int32Array(16);
  /** The largest size and the number of nodes in the subtree; both 0 for `none`. */
  private largest = new Float64Array(16);
  private count = new Int32Array(16);

  constructor(blocks: Blocks, bySize: boolean) {
    this.blocks = blocks;
    this.bySize = bySize;
  }

  get length(): number {
    return this.count[this.root]!;
  }

  /** The size of the largest block; 0 with no block. */
  get largestSize(): number {
    return this.largest[this.root]!;
  }

  insert(block: number): void {
    if (block >= this.left.length) this.grow(this.blocks.address.length);
    this.left[block] = none;
    this.right[block] = none;
    this.root = this.inserted(this.root, block);
  }

  /** Takes a block out; its address and size must still be as they were on insert. */
  remove(block: number): void {
    this.root = this.removed(this.root, block);
  }

  /** The block's size changed, and its address perhaps, but not its place in the order. */
  resized(block: number): void {
    this.refresh(this.root, block);
  }

  /** The first block in order with at least `need` bytes. */
  first(need: number): number {
    const { left, right, largest } = this;
    let at = this.root;
    if (largest[at]! < need) return none;
    for (;;) {
      if (largest[left[at]!]! >= need) at = left[at]!;
      else if (this.blocks.size[at]! >= need) return at;
      else at = right[at]!;
    }
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
        at = this.left[at]!;
      } else {
        before += this.count[this.left[at]!]! + 1;
        at = this.right[at]!;
      }
    }
    return before + this.count[this.left[at]!]!;
  }

  clone(blocks: Blocks): SizeTreap {
    const copy = new SizeTreap(blocks, this.bySize);
    const used = Math.min(this.left.length, blocks.made + 1);
    copy.root = this.root;
    copy.left = this.left.slice(0, used);
    copy.right = this.right.slice(0, used);
    copy.largest = this.largest.slice(0, used);
    copy.count = this.count.slice(0, used);
    return copy;
  }

  private less(one: number, other: number): boolean {
    const { address, size } = this.blocks;
    if (this.bySize && size[one] !== size[other]) return size[one]! < size[other]!;
    return address[one]! < address[other]!;
  }

  private firstIn(at: number, start: number, need: number): number {
    if (at === none || this.largest[at]! < need) return none;
    if (this.less(at, start)) return this.firstIn(this.right[at]!, start, need);
    const found = this.firstIn(this.left[at]!, start, need);
    if (found !== none) return found;
    if (this.blocks.size[at]! >= need) return at;
    return this.firstIn(this.right[at]!, start, need);
  }

  private inserted(at: number, block: number): number {
    if (at === none || priority(block) > priority(at)) {
      this.split(at, block, block, block);
      this.pull(block);
      return block;
    }
    if (this.less(block, at)) this.left[at] = this.inserted(this.left[at]!, block);
    else this.right[at] = this.inserted(this.right[at]!, block);
    this.pull(at);
    return at;
  }

  /** Hangs what comes before `block` to the right of `low`, or to the left of `block`, and the rest opposite. */
  private split(at: number, block: number, low: number, high: number): void {
    if (at === none) {
      if (low === block) this.left[block] = none;
      else this.right[low] = none;
      if (high === block) this.right[block] = none;
      else this.left[high] = none;
      return;
    }
    if (this.less(at, block)) {
      if (low === block) this.left[block] = at;
      else this.right[low] = at;
      this.split(this.right[at]!, block, at, high);
    } else {
      if (high === block) this.right[block] = at;
      else this.left[high] = at;
      this.split(this.left[at]!, block, low, at);
    }
    this.pull(at);
  }

  private removed(at: number, block: number): number {
    if (at === block) return this.joined(this.left[at]!, this.right[at]!);
    if (this.less(block, at)) this.left[at] = this.removed(this.left[at]!, block);
    else this.right[at] = this.removed(this.right[at]!, block);
    this.pull(at);
    return at;
  }

  private joined(low: number, high: number): number {
    if (low === none) return high;
    if (high === none) return low;
    if (priority(low) > priority(high)) {
      this.right[low] = this.joined(this.right[low]!, high);
      this.pull(low);
      return low;
    }
    this.left[high] = this.joined(low, this.left[high]!);
    this.pull(high);
    return high;
  }

  private refresh(at: number, block: number): void {
    if (at !== block) {
      this.refresh(this.less(block, at) ? this.left[at]! : this.right[at]!, block);
    }
    this.pull(at);
  }

  private pull(at: number): void {
    const low = this.left[at]!;
    const high = this.right[at]!;
    const own = this.blocks.size[at]!;
    const below = Math.max(this.largest[low]!, this.largest[high]!);
    this.largest[at] = own > below ? own : below;
    this.count[at] = this.count[low]! + this.count[high]! + 1;
  }

  private grow(room: number): void {
    this.left = grown(this.left, new Int32Array(room));
    this.right = grown(this.right, new Int32Array(room));
    this.largest = grown(this.largest, new Float64Array(room));
    this.count = grown(this.count, new Int32Array(room));
  }
}

/** The finalizer of MurmurHash3: neighbouring ids get priorities far apart. */
function priority(block: number): number {
  let hash = Math.imul(block ^ (block >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
