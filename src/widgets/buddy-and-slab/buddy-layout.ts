import { ordersOf, type Tree } from './buddy-tree.ts';
import type { HeapPlay } from './heap-play.ts';

/** Where the tree and the strip below it stand; all in pixels. */
export interface BuddyLayout {
  /** Words stand beside the rows; on a narrow page they stand above them. */
  readonly wide: boolean;
  readonly left: number;
  readonly across: number;
  readonly pixelsPerByte: number;
  readonly orders: readonly number[];
  /** The top of the boxes of an order; undefined where the tree has no row for it. */
  readonly rowOf: (order: number) => number | undefined;
  readonly box: number;
  readonly strip: number;
  readonly height: number;
}

const requestRoom = 56;
export const stripHeight = 64;

export function buddyLayout(play: HeapPlay, { bytes, unit }: Tree, width: number): BuddyLayout {
  const wide = width >= 640;
  const left = wide ? 80 : 0;
  const right = wide ? 112 : 0;
  const units = Math.max(bytes / unit, 1);
  const each = (width - left - right) / units;
  // On the half step of the figure's module where the smallest block is wide enough.
  const unitPixels = each >= 8 ? Math.floor(each / 4) * 4 : each;
  const orders = ordersOf(play);
  const [label, box, gap] = wide ? [0, 32, 16] : [18, 28, 14];
  const pitch = label + box + gap;
  const first = requestRoom + label;
  const strip = first - label + orders.length * pitch + (wide ? 0 : 18);
  return {
    ...{ wide, left, orders, box, strip },
    across: unitPixels * units,
    pixelsPerByte: unitPixels / unit,
    rowOf(order) {
      const row = orders.indexOf(order);
      return row < 0 ? undefined : first + row * pitch;
    },
    height: strip + stripHeight + 24,
  };
}
