/** No block: ids begin at 1. */
export const none = 0;

/** What `asked` says of a free block. */
const free = -1;

/**
 * The blocks that tile a region, by small ids in typed arrays: 10^5 of them make no garbage and a
 * clone is a few copies. An id stays with its block until the block is absorbed or unlinked.
 */
export class Blocks {
  address = new Float64Array(16);
  size = new Float64Array(16);
  /** Bytes that were asked for; `free` of a free block. */
  asked = new Float64Array(16);
  /** The neighbours in address order; `after` also links the ids that are not in use. */
  before = new Int32Array(16);
  after = new Int32Array(16);
  first = none;
  last = none;
  /** The highest id ever in use. */
  made = 0;
  private spare = none;

  isFree(block: number): boolean {
    return this.asked[block] === free;
  }

  setFree(block: number): void {
    this.asked[block] = free;
  }

  /** The address behind the block's last byte. */
  end(block: number): number {
    return this.address[block]! + this.size[block]!;
  }

  /** A new free block between `before` and the block behind it; `none` puts it first. */
  add(address: number, size: number, before: number): number {
    const block = this.newId();
    const after = before === none ? this.first : this.after[before]!;
    this.address[block] = address;
    this.size[block] = size;
    this.asked[block] = free;
    this.before[block] = before;
    this.after[block] = after;
    if (before === none) this.first = block;
    else this.after[before] = block;
    if (after === none) this.last = block;
    else this.before[after] = block;
    return block;
  }

  /** Takes the neighbour behind a block into it. */
  absorbNext(block: number): void {
    const gone = this.after[block]!;
    const after = this.after[gone]!;
    this.size[block] = this.size[block]! + this.size[gone]!;
    this.after[block] = after;
    if (after === none) this.last = block;
    else this.before[after] = block;
    this.after[gone] = this.spare;
    this.spare = gone;
  }

  /** The blocks in address order. */
  *inOrder(): Iterable<number> {
    for (let block = this.first; block !== none; block = this.after[block]!) yield block;
  }

  clone(): Blocks {
    const copy = new Blocks();
    const used = this.made + 1;
    copy.address = this.address.slice(0, used);
    copy.size = this.size.slice(0, used);
    copy.asked = this.asked.slice(0, used);
    copy.before = this.before.slice(0, used);
    copy.after = this.after.slice(0, used);
    copy.first = this.first;
    copy.last = this.last;
    copy.made = this.made;
    copy.spare = this.spare;
    return copy;
  }

  private newId(): number {
    const block = this.spare;
    if (block !== none) {
      this.spare = this.after[block]!;
      return block;
    }
    this.made += 1;
    if (this.made >= this.address.length) {
      const room = this.made * 2;
      this.address = grown(this.address, new Float64Array(room));
      this.size = grown(this.size, new Float64Array(room));
      this.asked = grown(this.asked, new Float64Array(room));
      this.before = grown(this.before, new Int32Array(room));
      this.after = grown(this.after, new Int32Array(room));
    }
    return this.made;
  }
}

/** The larger array, beginning with what the smaller one holds. */
export function grown<T extends Float64Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
