import type { Arena } from './arena.ts';
import { unlink } from './bins.ts';
import { isMmapped, prevInUse } from './chunk-fields.ts';
import { printerr } from './fault.ts';
import { intFree } from './free.ts';
import { chunkSize, minSize } from './layout.ts';
import { initTcache, intMalloc, libcMalloc } from './malloc.ts';
import { remapChunk, unmapChunk } from './mapped.ts';
import { followArena } from './other-arena.ts';

/** __libc_realloc of a block, to more than 0 bytes; 0, and the block stays, where there is no memory. */
export function libcRealloc(arena: Arena, p: number, bytes: number): number {
  const mapped = (arena.head(p) & isMmapped) !== 0;
  if (!mapped) {
    initTcache(arena);
    followArena(arena, p, arena.head(p));
  }
  const size = arena.size(p);
  if (size === 0 || p % 16 !== 0) printerr('realloc(): invalid pointer', p + 16);
  const nb = chunkSize(bytes);
  if (nb === 0) return 0;
  if (!mapped) return intRealloc(arena, p, size, nb);

  const moved = remapChunk(arena, p, nb);
  if (moved !== 0) return moved + 16;
  if (size - 8 >= nb) {
    const because = 'its mapping could not be changed, and is large enough';
    arena.log?.push({ kind: 'keep', block: p, size, because });
    return p + 16;
  }
  const user = libcMalloc(arena, bytes);
  if (user === 0) return 0;
  const because = `its mapping could not be changed: ${size - 16} bytes are copied to a new block`;
  arena.log?.push({
    kind: 'move',
    block: user - 16,
    other: p,
    size: arena.size(user - 16),
    because,
  });
  unmapChunk(arena, p);
  return user;
}

/** _int_realloc: in place if the block, top or a free neighbour has the bytes, else a copy. */
function intRealloc(arena: Arena, p: number, size: number, nb: number): number {
  const user = p + 16;
  if (arena.head(p) <= 16 || size >= arena.systemMem) {
    printerr('realloc(): invalid old size', user);
  }
  const next = p + size;
  const nextSize = arena.size(next);
  if (arena.head(next) <= 16 || nextSize >= arena.systemMem) {
    printerr('realloc(): invalid next size', user);
  }
  const keep = (because: string): void => {
    arena.log?.push({ kind: 'keep', block: p, size: arena.size(p), because });
  };

  if (size >= nb) {
    keepTo(arena, p, size, nb);
    keep(`its chunk of ${size} bytes holds the ${nb} that it needs`);
    return user;
  }
  if (next === arena.top && size + nextSize >= nb + minSize) {
    arena.setSize(p, nb);
    arena.top = p + nb;
    arena.setHead(p + nb, size + nextSize - nb + prevInUse);
    keep('the next chunk is top, and it grows into that');
    return user;
  }
  if (next !== arena.top && !arena.isInUse(next) && size + nextSize >= nb) {
    unlink(arena, next);
    keepTo(arena, p, size + nextSize, nb);
    keep(`the next chunk is free, and with its ${nextSize} bytes there is enough`);
    return user;
  }

  const to = intMalloc(arena, nb - 15);
  if (to === 0) return 0;
  const newSize = arena.size(to - 16);
  if (to - 16 === next) {
    keepTo(arena, p, size + newSize, nb);
    keep('malloc gave the chunk right behind it, so the two become one');
    return user;
  }
  const because = `there is no room behind it: ${size - 8} bytes are copied to a new block, and the old one is freed`;
  arena.log?.push({ kind: 'move', block: to - 16, other: p, size: newSize, because });
  intFree(arena, p, true);
  return to;
}

/** The end of _int_realloc: of `size` bytes the chunk keeps `nb`; the rest is freed if it can be. */
function keepTo(arena: Arena, p: number, size: number, nb: number): void {
  const rest = size - nb;
  if (rest < minSize) {
    arena.setSize(p, size);
    arena.setPrevInUse(p + size, true);
    return;
  }
  const remainder = p + nb;
  arena.setSize(p, nb);
  arena.setHead(remainder, rest + prevInUse);
  arena.setPrevInUse(remainder + rest, true);
  const because = `of ${size} bytes ${nb} are needed, and the rest is enough for a chunk: it is freed`;
  arena.log?.push({ kind: 'split', block: remainder, size: rest, because });
  intFree(arena, remainder, true);
}
