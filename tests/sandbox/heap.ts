import { LAYOUT } from '../../src/sandbox/layout.ts';

/** A chunk to lay out, in bytes. */
export interface Chunk {
  readonly size: number;
  readonly free?: boolean;
}

const PAGE = 65_536;

/** A memory whose heap consists of these chunks, laid out as dlmalloc does. */
export function memoryOf(chunks: readonly Chunk[], pages = 100): WebAssembly.Memory {
  const memory = new WebAssembly.Memory({ initial: pages });
  if (LAYOUT.heapBase > pages * PAGE) throw new Error('the heap begins beyond this memory');
  layOut(memory, chunks);
  return memory;
}

/** Writes the chunks over what is there. Bit 0 of a header says that the chunk before is in use. */
export function layOut(memory: WebAssembly.Memory, chunks: readonly Chunk[]): void {
  const words = new Uint32Array(memory.buffer);
  words.fill(0, LAYOUT.heapBase >> 2);
  let word = LAYOUT.heapBase >> 2;
  let before = 1;
  for (const { size, free } of chunks) {
    words[word + 1] = size | (free ? 0 : 2) | before;
    before = free ? 0 : 1;
    word += size >> 2;
  }
}
