import type { TlbView } from '../../model/paging/view.ts';

/** How a TLB is laid out: sets below each other, their ways in lines. */
export interface TlbShape {
  /** Ways beside each other. */
  readonly columns: number;
  readonly lines: number;
  /** Sets and ways that are shown: of a large one, not all. */
  readonly sets: number;
  readonly ways: number;
  readonly cell: number;
  readonly height: number;
}

export const setLabel = 64;
export const cellHeight = 24;
const row = 28;
const setGap = 4;
/** What a page number and its frame need. */
const leastCell = 152;
const mostCell = 224;
const mostLines = 8;

/** The height depends on the TLB and the width alone. */
export function tlbShape({ sets, ways }: Pick<TlbView, 'sets' | 'ways'>, width: number): TlbShape {
  const room = width - setLabel;
  const columns = Math.min(Math.max(Math.floor((room + 8) / (leastCell + 8)), 1), ways);
  const shownWays = Math.min(ways, columns * mostLines);
  const lines = Math.ceil(shownWays / columns);
  const shownSets = Math.min(sets, Math.max(Math.floor(mostLines / lines), 1));
  return {
    columns,
    lines,
    sets: shownSets,
    ways: shownWays,
    cell: Math.min((room - 8 * (columns - 1)) / columns, mostCell),
    height: shownSets * (lines * row + setGap) - setGap,
  };
}

/** The first of `shown` out of `count`, so that `wanted` is among them. */
export const windowFrom = (wanted: number, shown: number, count: number): number =>
  Math.min(Math.max(wanted - Math.floor(shown / 2), 0), count - shown);

/** The place of a way in the box of a TLB, from its left upper corner. */
export function cellAt(
  { columns, lines, cell }: TlbShape,
  set: number,
  way: number,
): { x: number; y: number } {
  return {
    x: setLabel + (way % columns) * (cell + 8),
    y: (set * lines + Math.floor(way / columns)) * row + set * setGap,
  };
}

/** The middle of the line that a set, or a way of it, is drawn in. */
export function lineMiddle(shape: TlbShape, { sets, ways }: TlbView, set: number, way?: number) {
  const place = way === undefined ? 0 : way - windowFrom(way, shape.ways, ways);
  return cellAt(shape, set - windowFrom(set, shape.sets, sets), place).y + cellHeight / 2;
}
