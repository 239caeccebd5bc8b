import type { Arena } from './arena.ts';
import { nonMainArena } from './chunk-fields.ts';
import { Unmapped } from './words.ts';

/** HEAP_MAX_SIZE: heaps of other arenas begin at multiples of it. */
const mostOfHeap = 64 * 1024 * 1024;

/**
 * arena_for_chunk: a header with NON_MAIN_ARENA leads to the beginning of its heap. There is one
 * arena here, so such a header was overwritten, and what it leads to is no heap.
 *
 * @throws Unmapped
 */
export function followArena(arena: Arena, p: number, bits: number): void {
  if ((bits & nonMainArena) === 0) return;
  const heap = p - (p % mostOfHeap);
  throw new Unmapped(arena.words.isMapped(heap) ? arena.words.load(heap) : heap);
}
