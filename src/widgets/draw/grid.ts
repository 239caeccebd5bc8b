import type { Box } from './geometry.ts';

/** A grid of places for pages: the frames of RAM, the slots of swap, the pages of a file. */
export interface Grid {
  readonly x: number;
  readonly y: number;
  /** How many places there are. */
  readonly count: number;
  /** The number of the first: slots of swap are numbered from 1. */
  readonly first: number;
  /** Places that one cell stands for: more than one where there are too many to draw. */
  readonly per: number;
  readonly columns: number;
  readonly rows: number;
  /** Of a cell's side, in pixels. */
  readonly size: number;
  /** From row to row: a gap lets a cable through. */
  readonly pitch: number;
  /** Of the numbers at the left of the rows. */
  readonly margin: number;
  readonly width: number;
  readonly height: number;
}

interface GridOptions {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly width: number;
  readonly first?: number;
  readonly gap?: number;
  /** The most pixels it may take downwards before its cells get smaller. */
  readonly most?: number;
  /** Squares too small for a letter, rather than some that stand for several places. */
  readonly dense?: boolean;
}

const sizes = [32, 24, 16];
const denseSizes = [8, 4, 2];

/** Its squares are too small to hold anything: they are drawn by the thousand. */
export const isDense = ({ size }: Grid): boolean => size < sizes.at(-1)!;

/** The largest cells with which all places fit; beyond that a cell stands for several. */
export function gridOf(options: GridOptions): Grid {
  const { x, y, count, width, first = 0, gap = 0, most = 256, dense = false } = options;
  const margin = 6 + String(first + count).length * 7;
  const shapeFor = (size: number, places: number) => {
    const widest = 2 ** Math.floor(Math.log2((width - margin) / size));
    const columns = Math.max(Math.min(widest, places), 1);
    return { size, columns, rows: Math.ceil(places / columns) };
  };
  const smallest = sizes.at(-1)!;
  let per = 1;
  let shape = (dense ? [...sizes, ...denseSizes] : sizes)
    .map((size) => shapeFor(size, count))
    .find((one) => one.rows * (one.size + gap) <= most);
  while (!shape) {
    per *= 2;
    const one = shapeFor(smallest, Math.ceil(count / per));
    if (one.rows * (smallest + gap) <= most) shape = one;
  }
  const { size, columns, rows } = shape;
  const pitch = size + gap;
  return {
    ...{ x, y, count, first, per, columns, rows, size, pitch, margin },
    width: margin + columns * size,
    height: rows * pitch,
  };
}

/** The cell of a place, by its number. */
export function cellAt(grid: Grid, number: number): Box {
  const { x, y, first, per, columns, size, pitch, margin } = grid;
  const cell = Math.floor((number - first) / per);
  const width = size;
  return {
    ...{ width, height: size },
    x: x + margin + (cell % columns) * size,
    y: y + pitch - size + Math.floor(cell / columns) * pitch,
  };
}

/** What lights up where the whole grid is the answer: its cells, below whatever stands over them. */
export function gridBox({ x, y, width, height, pitch, size }: Grid): Box {
  const over = Math.max(pitch - size - 8, 0);
  return { x, y: y + over, width, height: height - over };
}
