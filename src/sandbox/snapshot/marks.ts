import { LAYOUT } from '../layout.ts';

const IN_USE = 2;
const SIZE = ~7;
/**
 * FLAG4_BIT of dlmalloc 2.8.6: malloc clears it in every block that it gives, and realloc in one
 * that it changes in place; nothing else reads or sets it.
 */
const MARK = 4;

/**
 * Marks every block in use, so that the next snapshot knows what is younger (`fresh`): exactly,
 * whatever addresses were used again meanwhile. The run goes on as it would have: neither QuickJS
 * nor dlmalloc ever looks at the bit.
 */
export function markBlocks(memory: WebAssembly.Memory): void {
  const words = new Uint32Array(memory.buffer);
  for (let word = LAYOUT.heapBase >> 2; word + 1 < words.length; ) {
    const head = words[word + 1]!;
    const size = (head & SIZE) >>> 0;
    if (size === 0) break;
    if ((head & IN_USE) !== 0) words[word + 1] = head | MARK;
    word += size >>> 2;
  }
}
