import type { AbortText } from './aborts.ts';
import type { Arena } from './arena.ts';
import { linkUnsorted, unlink } from './bins.ts';
import { prevInUse } from './chunk-fields.ts';
import { minSize } from './layout.ts';

/**
 * Takes `nb` bytes from the beginning of a chunk that stands in a bin; what is left over becomes an
 * unsorted chunk, or stays with it if it is too small for one. The common end of the two best-fit
 * searches of _int_malloc. The address of the rest; 0 for none.
 */
export function takeFrom(arena: Arena, p: number, nb: number, broken: AbortText): number {
  const size = arena.size(p);
  const rest = size - nb;
  unlink(arena, p);
  if (rest < minSize) {
    arena.setPrevInUse(p + size, true);
    return 0;
  }
  const remainder = p + nb;
  linkUnsorted(arena, remainder, rest, broken);
  arena.setHead(p, nb + prevInUse);
  const because = `${rest} bytes are left over, enough for a chunk: it goes to the unsorted list`;
  arena.log?.push({ kind: 'split', block: remainder, size: rest, because });
  return remainder;
}
