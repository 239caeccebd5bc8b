import type { AbortText } from './aborts.ts';
import type { Arena } from './arena.ts';
import { linkUnsorted, unlink } from './bins.ts';
import { prevInUse } from './chunk-fields.ts';
import { fastbinDrain, fastbinIndices } from './fastbins.ts';
import { printerr } from './fault.ts';

/**
 * Merges a chunk that becomes free with its free neighbours and puts it into the unsorted list, or
 * into top if that is its neighbour: the common part of _int_free and malloc_consolidate.
 * Gives the size it has in the end.
 */
export function merge(
  arena: Arena,
  chunk: number,
  mismatch: AbortText,
  brokenList?: AbortText,
): number {
  let p = chunk;
  let size = arena.size(p);
  const next = p + size;
  const nextSize = arena.size(next);

  if (!arena.isPrevInUse(p)) {
    const before = arena.prevSize(p);
    p -= before;
    if (arena.size(p) !== before) printerr(mismatch, chunk + 16);
    unlink(arena, p);
    size += before;
    const because = 'the chunk before is free, and its size stands right in front of this one';
    arena.log?.push({ kind: 'merge', block: p, other: chunk, size, because });
  }

  if (next === arena.top) {
    size += nextSize;
    arena.setHead(p, size + prevInUse);
    arena.top = p;
    const because = 'the next chunk is top, which grows downward by it';
    arena.log?.push({ kind: 'merge', block: p, other: next, size, because });
    return size;
  }
  if (!arena.isInUse(next)) {
    unlink(arena, next);
    size += nextSize;
    const because = 'the next chunk is free too: two free neighbours never stay apart';
    arena.log?.push({ kind: 'merge', block: p, other: next, size, because });
  } else {
    arena.setPrevInUse(next, false);
  }
  linkUnsorted(arena, p, size, brokenList);
  return size;
}

/** malloc_consolidate: empties the fastbins, smallest size first, and merges what was in them. */
export function consolidate(arena: Arena, because: string): void {
  arena.haveFastchunks = false;
  for (const index of fastbinIndices) {
    for (const p of fastbinDrain(arena, index)) {
      arena.log?.push({ kind: 'put', block: p, size: arena.size(p), because });
      merge(arena, p, 'corrupted size vs. prev_size in fastbins');
    }
  }
}
