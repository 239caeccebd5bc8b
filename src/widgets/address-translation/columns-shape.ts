import type { TablesView } from '../../model/paging/view.ts';

/** Where the fields of an address stand beside each other, each with its table below. */
export interface ColumnsShape {
  /** Pixels of a bit. */
  readonly cell: number;
  readonly gap: number;
  /** The left edge and width of each index field, then of the offset. */
  readonly columns: readonly { readonly x: number; readonly width: number }[];
}

const leastGap = 16;
const mostGap = 48;
const mostCell = 16;
/** An entry's index, an arrow and a frame number beside the strip. */
const leastColumn = 108;
/** Who asks, and the TLB, left of the last column. */
const leastLeft = 440;

/** None where the fields have no room beside each other: then they stand below each other. */
export function columnsShape(
  { levels, offsetBits }: Pick<TablesView, 'levels' | 'offsetBits'>,
  width: number,
): ColumnsShape | undefined {
  const fields = [...levels.map(({ bits }) => bits), offsetBits];
  const bits = fields.reduce((sum, one) => sum + one, 0);
  const room = width - leastGap * levels.length;
  const cell = Math.min(Math.floor(room / bits), mostCell);
  if (fields.some((one) => one * cell < leastColumn)) return undefined;
  const gap = Math.min(Math.floor((width - bits * cell) / levels.length / 8) * 8, mostGap);
  let x = 0;
  const columns = fields.map((one, at) => {
    const wide = one * cell;
    const left = at === levels.length ? width - wide : x;
    x += wide + gap;
    return { x: left, width: wide };
  });
  if (columns.at(-1)!.x - gap / 2 < leastLeft) return undefined;
  return { cell, gap, columns };
}
