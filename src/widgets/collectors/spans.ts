import type { SpaceView } from '../../model/gc/heap-state.ts';
import { type HeapLayout, piecesOf } from './heap-layout.ts';
import type { HeapLook } from './look.ts';

interface Span {
  readonly from: number;
  readonly bytes: number;
}

/** Free memory of a space: its list of blocks, or all from its free pointer on. */
export function freeSpans({ start, bytes, holes, free }: SpaceView, { heap }: HeapLook): Span[] {
  if (!heap) return [];
  if (holes) return holes.map((hole) => ({ from: hole.address, bytes: hole.bytes }));
  const from = free ?? start;
  return start + bytes > from ? [{ from, bytes: start + bytes - from }] : [];
}

/** The free and scan pointers of spaces that have them, where they are drawn. */
export function pointersOf(
  { spaces, heap }: HeapLook,
  layout: HeapLayout,
): { text: string; x: number; y: number }[] {
  const moving =
    heap?.phase === 'copying' || heap?.phase === 'moving' || heap?.phase === 'evacuating';
  if (!heap || !moving) return [];
  return spaces.flatMap((space) => {
    const { free, scan } = space;
    const found: { text: string; x: number; y: number }[] = [];
    const at = (text: string, address: number): void => {
      // A pointer at the very end of a row stands behind the last byte of it.
      const [piece] = piecesOf(layout, address, 1);
      const [last] = piece ? [] : piecesOf(layout, address - 1, 1);
      if (piece) found.push({ text, x: piece.x, y: piece.y });
      else if (last) found.push({ text, x: last.x + last.width, y: last.y });
    };
    if (scan !== undefined && scan === free) at('scan, free', scan);
    else if (scan !== undefined) {
      at('scan', scan);
      if (free !== undefined) at('free', free);
    }
    return found;
  });
}
