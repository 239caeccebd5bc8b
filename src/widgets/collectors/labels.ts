import type { HeapNodeView, HeapState } from '../../model/gc/heap-state.ts';
import { formatAddress } from '../../model/units.ts';
import { textWidth } from '../draw/geometry.ts';
import type { RootBox } from './arrows.tsx';
import { type HeapLayout, piecesOf } from './heap-layout.ts';
import type { HeapLook } from './look.ts';

/** Roots in a row above the heap, as wide as their names. */
export function rootBoxes(roots: readonly HeapNodeView[], width: number): RootBox[] {
  let x = 0;
  const most = Math.floor(width / Math.max(roots.length, 1)) - 16;
  return roots.map(({ id, label }) => {
    const wide = Math.min(Math.max(Math.ceil((textWidth(label, 13) + 20) / 8) * 8, 48), most);
    const at = { id, x, width: wide };
    x += wide + 16;
    return at;
  });
}

/** What stands below the heap in words: who waits, and what the write barrier has noted. */
export function notesOf({ heap, worklist, label }: HeapLook): string[] {
  if (!heap) return [];
  const { collector, remembered, phase } = heap;
  const waits = worklist.length === 0 ? 'nothing' : worklist.map(label).join(', ');
  const fields = remembered.map(({ from, to }) => `${label(from)} → ${label(to)}`).join(', ');
  const queue = phase === 'forwarding' || phase === 'updating' || phase === 'moving';
  return [
    ...(collector === 'refcount' ? [] : [`${queue ? 'To be passed' : 'Waits'}: ${waits}`]),
    ...(collector === 'generational' ? [`Remembered set: ${fields || 'empty'}`] : []),
  ];
}

/** Addresses below the blocks, and where each is going to; as many as have room beside each other. */
export function addressesOf(
  { graph, forwarding }: HeapState,
  layout: HeapLayout,
  width: number,
): { text: string; x: number; y: number }[] {
  const going = new Map(forwarding.map(({ id, to }) => [id, to]));
  const ends = new Map<number, number>();
  return graph.nodes
    .flatMap(({ id, address, bytes }) => {
      if (address === undefined) return [];
      const [piece] = piecesOf(layout, address, Math.max(bytes, 8));
      const to = going.get(id);
      const arrow = to === undefined || to === address ? '' : `→${formatAddress(to)}`;
      return piece ? [{ piece, plain: formatAddress(address), arrow }] : [];
    })
    .sort((a, b) => a.piece.y - b.piece.y || a.piece.x - b.piece.x)
    .flatMap(({ piece: { x, y, width: wide }, plain, arrow }) => {
      const text =
        [plain + arrow, arrow || plain].find((one) => textWidth(one, 11) <= wide) ?? plain;
      const end = x + textWidth(text, 11);
      if (x < (ends.get(y) ?? 0) || end > width) return [];
      ends.set(y, end + 4);
      return [{ text, x, y: y + layout.blockHeight + 16 }];
    });
}
