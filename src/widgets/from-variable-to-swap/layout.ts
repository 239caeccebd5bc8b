import { type Grid, gridOf } from '../draw/grid.ts';
import type { MachinePlay } from '../machine-drawing/machine-moment.ts';
import { type PageRow, surveyOf } from './survey.ts';

/** Where things stand, in pixels; the same at every step. */
export interface Layout {
  readonly wide: boolean;
  readonly height: number;
  /** The boxes of variables. */
  readonly variable: number;
  /** Left edge and side of a page's square, at the left of its entry. */
  readonly square: number;
  readonly side: number;
  readonly table: { readonly x: number; readonly width: number };
  readonly rows: readonly (PageRow & { readonly y: number })[];
  readonly regions: readonly { readonly name: string; readonly y: number }[];
  readonly ram: Grid;
  readonly swap: Grid | undefined;
  readonly file: Grid | undefined;
  /** Where a cable runs down beside the grids. */
  readonly lane: number;
  /** The line that explains the flags of an entry. */
  readonly flagsY: number;
}

const top = 64;
const rowPitch = 32;
const regionHead = 24;
/** From one grid to the heading of the next. */
const between = 48;
const leastWide = 704;

export function layoutOf(play: MachinePlay, width: number): Layout {
  const { rows, file } = surveyOf(play);
  const { ram, swap } = play.at(0).state;
  const wide = width >= leastWide;
  const right = wide ? width - 296 : 0;
  const variable = wide ? 120 : 60;
  const square = variable + (wide ? 32 : 20);
  const side = 24;
  const tableX = square + side + (wide ? 24 : 16);
  const tableEnd = wide ? Math.min(right - 48, tableX + 216) : Math.min(width - 16, tableX + 256);

  let y = top;
  const regions: { name: string; y: number }[] = [];
  const placed = rows.map((row) => {
    if (regions.at(-1)?.name !== row.region) {
      if (regions.length > 0) y += 8;
      regions.push({ name: row.region, y: y + 16 });
      y += regionHead;
    }
    const at = y;
    y += rowPitch;
    return { ...row, y: at };
  });

  const flagsY = y + 12;
  y += 16;
  const gridWidth = wide ? width - right : width - 8;
  const grid = (at: number, count: number, first: number): Grid =>
    gridOf({
      ...{ x: right, y: at, count, first, width: gridWidth },
      ...{ gap: count > 64 ? 8 : 16, most: 400 },
    });
  const ramGrid = grid(wide ? top - 8 : y + between, ram.pages, 0);
  let bottom = ramGrid.y + ramGrid.height;
  const below = (count: number, first: number): Grid | undefined => {
    if (count === 0) return undefined;
    const made = grid(bottom + between, count, first);
    bottom = made.y + made.height;
    return made;
  };
  const swapGrid = below(swap.pages, 1);
  if (!swapGrid) bottom += between - 16;
  const fileGrid = file && below(file.pages, 0);
  return {
    ...{ wide, variable, square, side, rows: placed, regions },
    table: { x: tableX, width: tableEnd - tableX },
    ...{ ram: ramGrid, swap: swapGrid, file: fileGrid },
    lane: wide ? right - 24 : Math.min(Math.max(tableEnd + 24, ramGrid.width + 24), width - 5),
    flagsY,
    height: Math.max(y, bottom) + 8,
  };
}
