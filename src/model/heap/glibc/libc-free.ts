import type { Arena } from './arena.ts';
import { isMmapped } from './chunk-fields.ts';
import { printerr } from './fault.ts';
import { intFree } from './free.ts';
import { mmapThresholdMax } from './layout.ts';
import { initTcache } from './malloc.ts';
import { unmapChunk } from './mapped.ts';
import { followArena } from './other-arena.ts';

/** __libc_free of a user's address. */
export function libcFree(arena: Arena, user: number): void {
  const p = user - 16;
  const bits = arena.words.loadByte(p + 8);
  const mapped = (bits & isMmapped) !== 0;
  if (!mapped) {
    initTcache(arena);
    followArena(arena, p, bits);
  }
  // Past the low byte nothing of an odd header matters: these are the checks that it meets.
  if (p % 16 !== 0) {
    printerr(mapped ? 'munmap_chunk(): invalid pointer' : 'free(): invalid pointer', user);
  }
  if (!mapped) {
    intFree(arena, p, false);
    return;
  }
  moveThresholds(arena, p);
  unmapChunk(arena, p);
}

/**
 * A program that frees a mapping of its own will ask for as much again: from now on such a request
 * comes from the heap, and the heap keeps twice as much before it shrinks.
 */
function moveThresholds(arena: Arena, p: number): void {
  // chunksize_nomask: with the bits, as __libc_free compares.
  const head = arena.head(p);
  if (arena.thresholdsFixed || head <= arena.mmapThreshold || head > mmapThresholdMax) return;
  arena.mmapThreshold = arena.size(p);
  arena.trimThreshold = 2 * arena.mmapThreshold;
}
