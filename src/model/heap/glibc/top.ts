import type { Arena } from './arena.ts';
import { prevInUse } from './chunk-fields.ts';

/** The first `nb` bytes of top become a chunk in use (_int_malloc, use_top, and sysmalloc). */
export function splitTop(arena: Arena, nb: number): number {
  const p = arena.top;
  const rest = arena.size(p) - nb;
  arena.top = p + nb;
  arena.setHead(p, nb + prevInUse);
  arena.setHead(p + nb, rest + prevInUse);
  const because = 'no free chunk is large enough, so it is cut from the beginning of top';
  arena.log?.push({ kind: 'take', block: p, size: nb, because });
  return p + 16;
}
