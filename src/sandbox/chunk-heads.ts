import { LAYOUT } from './layout.ts';

const SIZE = ~7;

/** Of a chunk's head: in use; and in use since before the last marking (see snapshot/marks.ts). */
export const CHUNK = { inUse: 2, marked: 4 } as const;

/** The chunk's bytes, with its header. */
export const chunkSize = (head: number): number => (head & SIZE) >>> 0;

/** The head of each chunk in order of address, from the heap's base on: a map of the whole heap. */
export function chunkHeads(memory: WebAssembly.Memory): Uint32Array {
  const words = new Uint32Array(memory.buffer);
  let count = 0;
  for (let word = LAYOUT.heapBase >> 2; ; count += 1) {
    const size = chunkSize(words[word + 1] ?? 0);
    if (size === 0) break;
    word += size >>> 2;
  }
  const heads = new Uint32Array(count);
  for (let i = 0, word = LAYOUT.heapBase >> 2; i < count; i += 1) {
    heads[i] = words[word + 1]!;
    word += chunkSize(heads[i]!) >>> 2;
  }
  return heads;
}
