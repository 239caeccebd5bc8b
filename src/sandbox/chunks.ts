import { LAYOUT } from './layout.ts';

/** What is in use on the heap: bytes with headers and rounding, and the number of blocks. */
export interface HeapReading {
  readonly bytes: number;
  readonly blocks: number;
}

const IN_USE = 2;
const SIZE = ~7;

/**
 * Calls `visit(address, size, inUse)` for each of dlmalloc's chunks, in order of address.
 * A chunk's word at +4 holds its size, a multiple of 8, and in bit 1 whether it is in use; a size
 * of 0 ends the heap (dlmalloc 2.8.6, `struct malloc_chunk`).
 */
export function walkChunks(
  memory: WebAssembly.Memory,
  visit: (address: number, size: number, inUse: boolean) => void,
): void {
  const words = new Uint32Array(memory.buffer);
  let word = LAYOUT.heapBase >> 2;
  while (word + 1 < words.length) {
    const head = words[word + 1]!;
    const size = (head & SIZE) >>> 0;
    if (size === 0) return;
    visit(word << 2, size, (head & IN_USE) !== 0);
    word += size >> 2;
  }
}

/** Bytes and blocks in use. The same walk as `walkChunks`, without a call for each chunk. */
export function readHeap(memory: WebAssembly.Memory): HeapReading {
  const words = new Uint32Array(memory.buffer);
  let word = LAYOUT.heapBase >> 2;
  let bytes = 0;
  let blocks = 0;
  while (word + 1 < words.length) {
    const head = words[word + 1]!;
    const size = (head & SIZE) >>> 0;
    if (size === 0) break;
    if ((head & IN_USE) !== 0) {
      bytes += size;
      blocks += 1;
    }
    word += size >> 2;
  }
  return { bytes, blocks };
}

/** How many blocks of each size are in use, by size. */
export type SizeHistogram = ReadonlyMap<number, number>;

const SMALL = 8192;

export function sizeHistogram(memory: WebAssembly.Memory): SizeHistogram {
  const small = new Uint32Array(SMALL >> 3);
  const counts = new Map<number, number>();
  walkChunks(memory, (_address, size, inUse) => {
    if (!inUse) return;
    if (size < SMALL) small[size >> 3]! += 1;
    else counts.set(size, (counts.get(size) ?? 0) + 1);
  });
  small.forEach((count, eighth) => {
    if (count > 0) counts.set(eighth << 3, count);
  });
  return counts;
}
