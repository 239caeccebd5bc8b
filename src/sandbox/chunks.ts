import { LAYOUT } from './layout.ts';

/** What is in use on the heap: bytes with headers and rounding, and the number of blocks. */
export interface HeapReading {
  readonly bytes: number;
  readonly blocks: number;
}

const IN_USE = 2;
const SIZE = ~7;

/**
 * Walks dlmalloc's chunks in order of address: `next` moves on, then the fields describe the chunk.
 * A chunk's word at +4 holds its size, a multiple of 8, and in bit 1 whether it is in use; a size
 * of 0 ends the heap (dlmalloc 2.8.6, `struct malloc_chunk`). A cursor and not a callback: this is
 * read at every round and every tick, and V8 keeps its fields in registers.
 */
export class ChunkCursor {
  address = 0;
  size = 0;
  inUse = false;
  readonly #words: Uint32Array;
  #next: number = LAYOUT.heapBase >> 2;

  constructor(memory: WebAssembly.Memory) {
    this.#words = new Uint32Array(memory.buffer);
  }

  next(): boolean {
    const word = this.#next;
    if (word + 1 >= this.#words.length) return false;
    const head = this.#words[word + 1]!;
    this.size = (head & SIZE) >>> 0;
    if (this.size === 0) return false;
    this.address = (word << 2) >>> 0;
    this.inUse = (head & IN_USE) !== 0;
    this.#next = word + (this.size >>> 2);
    return true;
  }
}

/** Bytes and blocks in use. */
export function readHeap(memory: WebAssembly.Memory): HeapReading {
  const chunk = new ChunkCursor(memory);
  let bytes = 0;
  let blocks = 0;
  while (chunk.next()) {
    if (!chunk.inUse) continue;
    bytes += chunk.size;
    blocks += 1;
  }
  return { bytes, blocks };
}

/** How many blocks of each size are in use, by size. */
export type SizeHistogram = ReadonlyMap<number, number>;

const SMALL = 8192;

export function sizeHistogram(memory: WebAssembly.Memory): SizeHistogram {
  const chunk = new ChunkCursor(memory);
  const small = new Uint32Array(SMALL >> 3);
  const counts = new Map<number, number>();
  while (chunk.next()) {
    if (!chunk.inUse) continue;
    if (chunk.size < SMALL) small[chunk.size >> 3]! += 1;
    else counts.set(chunk.size, (counts.get(chunk.size) ?? 0) + 1);
  }
  small.forEach((count, eighth) => {
    if (count > 0) counts.set(eighth << 3, count);
  });
  return counts;
}
