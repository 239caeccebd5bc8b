import type { Arena } from './arena.ts';
import { isMmapped, prevInUse } from './chunk-fields.ts';
import { intFree } from './free.ts';
import { alignment, chunkSize, minSize } from './layout.ts';
import { intMalloc, libcMalloc } from './malloc.ts';

/** _mid_memalign: as aligned_alloc; a boundary that is no power of two goes up to the next. */
export function libcMemalign(arena: Arena, boundary: number, bytes: number): number {
  if (boundary <= alignment) return libcMalloc(arena, bytes);
  let to = minSize;
  while (to < boundary) to *= 2;
  return intMemalign(arena, to, bytes);
}

/** _int_memalign: a block with enough to spare, cut at the boundary; what is left over is freed. */
function intMemalign(arena: Arena, boundary: number, bytes: number): number {
  const nb = chunkSize(bytes);
  if (nb === 0) return 0;
  const user = intMalloc(arena, nb + boundary + minSize);
  if (user === 0) return 0;
  let p = user - 16;
  const mapped = (arena.head(p) & isMmapped) !== 0;
  if (user % boundary !== 0) {
    let at = user + boundary - (user % boundary) - 16;
    if (at - p < minSize) at += boundary;
    const lead = at - p;
    const size = arena.size(p) - lead;
    if (mapped) {
      // prev_size says how far into the mapping the chunk begins.
      arena.words.store(at, arena.prevSize(p) + lead);
      arena.setHead(at, size + isMmapped);
      arena.mapped.delete(p);
      arena.mapped.add(at);
      return at + 16;
    }
    arena.setHead(at, size + prevInUse);
    arena.setPrevInUse(at + size, true);
    arena.setSize(p, lead);
    const because = `a multiple of ${boundary} comes ${lead} bytes further: what is before it is freed`;
    arena.log?.push({ kind: 'split', block: p, size: lead, because });
    intFree(arena, p, true);
    p = at;
  }
  const size = arena.size(p);
  if (!mapped && size > nb + minSize) {
    arena.setHead(p + nb, size - nb + prevInUse);
    arena.setSize(p, nb);
    const because = `of ${size} bytes ${nb} are needed: the rest is freed`;
    arena.log?.push({ kind: 'split', block: p + nb, size: size - nb, because });
    intFree(arena, p + nb, true);
  }
  return p + 16;
}
