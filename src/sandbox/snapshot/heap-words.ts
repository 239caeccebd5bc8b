import { LAYOUT } from '../layout.ts';
import { BrokenInvariant } from './broken-invariant.ts';
import { OFFSETS } from './offsets.ts';

const IN_USE = 2;
const SIZE = ~7;
/** FLAG4_BIT of dlmalloc's chunk header, see marks.ts. */
const MARKED = 4;
/** Bytes of dlmalloc's header before what malloc gives. */
const HEADER = 8;

/**
 * A copy of the program's memory up to the heap's end, which knows the blocks in use and gives each
 * to one owner. Reading never fails silently: an address outside it breaks an invariant.
 */
export class HeapWords {
  /** Bytes of the blocks in use, with their headers, and how many blocks. */
  readonly bytesInUse: number;
  readonly blocksInUse: number;
  /** Bytes in blocks that a node owns. */
  bytesOwned = 0;
  readonly #words: Uint32Array;
  readonly #bytes: Uint8Array;
  // By place, an eighth of the distance from the heap's base: 1 where a block in use begins, 2 once
  // owned.
  readonly #blocks: Uint8Array;

  /** Copies: what is read later, such as names, is of the moment of the snapshot. */
  constructor(memory: ArrayBufferLike) {
    const live = new Uint32Array(memory);
    let end = LAYOUT.heapBase >> 2;
    for (;;) {
      const size = ((live[end + 1] ?? 0) & SIZE) >>> 0;
      if (size === 0) break;
      end += size >>> 2;
    }
    const copy = live.slice(0, Math.min(end + 2, live.length));
    this.#words = copy;
    this.#bytes = new Uint8Array(copy.buffer);
    this.#blocks = new Uint8Array(((copy.length << 2) - LAYOUT.heapBase) / 8 + 1);
    let [bytes, blocks] = [0, 0];
    for (let word = LAYOUT.heapBase >> 2; ; ) {
      const head = copy[word + 1] ?? 0;
      const size = (head & SIZE) >>> 0;
      if (size === 0) break;
      if ((head & IN_USE) !== 0) {
        this.#blocks[((word << 2) - LAYOUT.heapBase) >> 3] = 1;
        bytes += size;
        blocks += 1;
      }
      word += size >>> 2;
    }
    this.bytesInUse = bytes;
    this.blocksInUse = blocks;
  }

  /** Number of places of 8 bytes from the heap's base to its end. */
  get places(): number {
    return this.#blocks.length;
  }

  word(address: number): number {
    const word = this.#words[address >>> 2];
    if (word === undefined) throw new BrokenInvariant('pointer', `nothing lies at ${address}`);
    return word;
  }

  int(address: number): number {
    return this.word(address) | 0;
  }

  half(address: number): number {
    return (this.word(address) >>> (8 * (address & 2))) & 0xffff;
  }

  byte(address: number): number {
    return (this.word(address) >>> (8 * (address & 3))) & 0xff;
  }

  /** A word at any address, as in the operands of bytecode. */
  unaligned(address: number): number {
    const shift = 8 * (address & 3);
    const low = this.word(address);
    return shift === 0 ? low : ((low >>> shift) | (this.word(address + 4) << (32 - shift))) >>> 0;
  }

  /** Latin-1, or UTF-16 where `wide`, of at most 1,000 characters. */
  text(address: number, length: number, wide: boolean): string {
    const shown = Math.min(length, 1000);
    this.word(address);
    this.word(address + (wide ? 2 * shown : shown));
    const units = wide
      ? new Uint16Array(this.#bytes.buffer, address, shown)
      : this.#bytes.subarray(address, address + shown);
    return String.fromCharCode(...units);
  }

  /** Size of the block that malloc gave as `pointer`, with its header. */
  blockSize(pointer: number): number {
    return (this.word(pointer - HEADER + 4) & SIZE) >>> 0;
  }

  /** Whether the block is older than the last marking (see marks.ts). */
  isMarked(pointer: number): boolean {
    return (this.word(pointer - HEADER + 4) & MARKED) !== 0;
  }

  /** Whether `pointer` is what malloc gave for a block that is in use. */
  isBlock(pointer: number): boolean {
    return (pointer & 7) === 0 && (this.#blocks[this.place(pointer)] ?? 0) !== 0;
  }

  /** The place of a block, which tells blocks apart. */
  place(pointer: number): number {
    return (pointer - HEADER - LAYOUT.heapBase) >> 3;
  }

  /**
   * Takes the block that malloc gave as `pointer`, which has to hold `needed` bytes, for one owner.
   * Gives its size.
   */
  take(pointer: number, needed: number): number {
    const place = this.place(pointer);
    const state = (pointer & 7) === 0 ? this.#blocks[place] : undefined;
    if (state === 2) throw new BrokenInvariant('owner', `the block at ${pointer} has two owners`);
    if (state !== 1) throw new BrokenInvariant('pointer', `no block in use begins at ${pointer}`);
    const size = this.blockSize(pointer);
    // A block in use has all but the first word of its header: the next one's first word is its.
    if (needed > size - 4) {
      throw new BrokenInvariant(
        'count',
        `${needed} bytes don't fit into the block of ${size} at ${pointer}`,
      );
    }
    this.#blocks[place] = 2;
    this.bytesOwned += size;
    return size;
  }

  /** Pointers of the blocks in use that nobody took. */
  *unowned(): Generator<number> {
    for (let place = 0; place < this.#blocks.length; place += 1) {
      if (this.#blocks[place] === 1) yield LAYOUT.heapBase + 8 * place + HEADER;
    }
  }

  /**
   * The elements of a `struct list_head`, as addresses of their links. Bounded by the number of
   * blocks, and each link has to name the one before it.
   */
  *list(head: number): Generator<number> {
    const { next, prev } = OFFSETS.list;
    let before = head;
    let left = this.blocksInUse;
    for (let at = this.word(head + next); at !== head; at = this.word(at + next)) {
      if (left-- === 0) throw new BrokenInvariant('list', `the list at ${head} does not end`);
      if (this.word(at + prev) !== before) {
        throw new BrokenInvariant('list', `${at} follows ${before} but names another before it`);
      }
      before = at;
      yield at;
    }
    if (this.word(head + prev) !== before) {
      throw new BrokenInvariant('list', `the list at ${head} ends with another than it names`);
    }
  }
}
