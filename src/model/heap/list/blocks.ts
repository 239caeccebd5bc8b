/** No block: ids begin at 1. */
export const none = 0;

/**
 * A block is a record of 64 bytes, one cache line: with 10^5 blocks an operation costs what it
 * misses in the cache. Five numbers, then six 32-bit ones; a `SizeTreap` has the last fields of
 * both for the one tree that a block can be in.
 */
export const realsEach = 8;
export const intsEach = 16;
const [address, size, asked] = [0, 1, 2];
export const firstTreeReal = 3;
const [before, after] = [10, 11];
export const firstTreeInt = 12;

/** What `asked` says of a free block. */
const free = -1;

/** The blocks that tile a region, by small ids. An id stays with its block until it is absorbed. */
export class Blocks {
  reals = new Float64Array(16 * realsEach);
  ints = new Int32Array(this.reals.buffer);
  first = none;
  last = none;
  /** The highest id ever in use; ids given back are linked by `after`. */
  private made = 0;
  private spare = none;

  address(block: number): number {
    return this.reals[block * realsEach + address]!;
  }

  size(block: number): number {
    return this.reals[block * realsEach + size]!;
  }

  setSize(block: number, bytes: number): void {
    this.reals[block * realsEach + size] = bytes;
  }

  /** Bytes that were asked for, of a live block. */
  asked(block: number): number {
    return this.reals[block * realsEach + asked]!;
  }

  setAsked(block: number, bytes: number): void {
    this.reals[block * realsEach + asked] = bytes;
  }

  isFree(block: number): boolean {
    return this.asked(block) === free;
  }

  setFree(block: number): void {
    this.setAsked(block, free);
  }

  /** The neighbours in address order. */
  before(block: number): number {
    return this.ints[block * intsEach + before]!;
  }

  after(block: number): number {
    return this.ints[block * intsEach + after]!;
  }

  /** The address behind the block's last byte. */
  end(block: number): number {
    return this.address(block) + this.size(block);
  }

  /** The first `bytes` are no longer the block's. */
  cut(block: number, bytes: number): void {
    this.reals[block * realsEach + address]! += bytes;
    this.reals[block * realsEach + size]! -= bytes;
  }

  /** A new free block between `front` and the block behind it; `none` puts it first. */
  add(begins: number, bytes: number, front: number): number {
    const block = this.newId();
    const back = front === none ? this.first : this.after(front);
    this.reals[block * realsEach + address] = begins;
    this.setSize(block, bytes);
    this.setFree(block);
    this.link(front, block);
    this.link(block, back);
    return block;
  }

  /** Takes the neighbour behind a block into it. */
  absorbNext(block: number): void {
    const gone = this.after(block);
    this.setSize(block, this.size(block) + this.size(gone));
    this.link(block, this.after(gone));
    this.giveBack(gone);
  }

  /** Takes the neighbour in front of a block into it. */
  absorbPrevious(block: number): void {
    const gone = this.before(block);
    this.reals[block * realsEach + address] = this.address(gone);
    this.setSize(block, this.size(block) + this.size(gone));
    this.link(this.before(gone), block);
    this.giveBack(gone);
  }

  /** The blocks in address order. */
  *inOrder(): Iterable<number> {
    for (let block = this.first; block !== none; block = this.after(block)) yield block;
  }

  clone(): Blocks {
    const copy = new Blocks();
    copy.reals = this.reals.slice(0, (this.made + 1) * realsEach);
    copy.ints = new Int32Array(copy.reals.buffer);
    copy.first = this.first;
    copy.last = this.last;
    copy.made = this.made;
    copy.spare = this.spare;
    return copy;
  }

  private link(front: number, back: number): void {
    if (front === none) this.first = back;
    else this.ints[front * intsEach + after] = back;
    if (back === none) this.last = front;
    else this.ints[back * intsEach + before] = front;
  }

  private giveBack(block: number): void {
    this.ints[block * intsEach + after] = this.spare;
    this.spare = block;
  }

  private newId(): number {
    const block = this.spare;
    if (block !== none) {
      this.spare = this.after(block);
      return block;
    }
    this.made += 1;
    if (this.made * realsEach >= this.reals.length) {
      const larger = new Float64Array(this.made * 2 * realsEach);
      larger.set(this.reals);
      this.reals = larger;
      this.ints = new Int32Array(larger.buffer);
    }
    return this.made;
  }
}
