/** Bytes in use of a page: the engine's and the program's. */
export type PageUse = readonly [engine: number, program: number];

export const PAGE_BYTES = 4096;
/** So many squares are drawn at most; with more pages a square stands for several. */
const MOST_SQUARES = 1200;

/** Squares of so many pages each, in rows of so many columns; sizes in CSS pixels. */
export interface GridLayout {
  readonly pagesEach: number;
  readonly squares: number;
  readonly columns: number;
  readonly rows: number;
  readonly size: number;
  readonly pitch: number;
}

/** From square to square: the paper's 16 px, or a half more or twice as much where there is room. */
const PITCHES = [32, 24, 16];
const GAP = 3;
/** Rows that a screen has room for beside the rest. */
const MOST_ROWS = 14;

/** How many pages a square stands for: one, or a power of two where there are thousands. */
export function pagesPerSquare(pages: number): number {
  let each = 1;
  while (Math.ceil(pages / each) > MOST_SQUARES) each *= 2;
  return each;
}

/** Lays pages out in rows of the given width. */
export function layoutPages(pages: number, width: number): GridLayout {
  const pagesEach = pagesPerSquare(pages);
  const squares = Math.ceil(pages / pagesEach);
  const columnsOf = (pitch: number) => Math.max(1, Math.floor(width / pitch));
  const pitch =
    PITCHES.find((one) => Math.ceil(squares / columnsOf(one)) <= MOST_ROWS) ?? PITCHES.at(-1)!;
  // Rows of a multiple of eight pages, so that addresses under each other are easy to tell.
  const room = columnsOf(pitch);
  const columns = Math.max(1, Math.min(squares, room >= 16 ? room - (room % 8) : room));
  const rows = Math.ceil(squares / columns);
  return { pagesEach, squares, columns, rows, size: pitch - GAP, pitch };
}

/** The squares as three paths: what the engine uses, what the program uses, and what is free. */
export interface GridPaths {
  readonly engine: string;
  readonly program: string;
  readonly free: string;
  readonly outline: string;
}

/** Each square is filled from below: the engine's part, the program's part, then what is free. */
export function drawPages(pages: readonly PageUse[], layout: GridLayout): GridPaths {
  const parts = { engine: '', program: '', free: '', outline: '' };
  const { pagesEach, squares, columns, size, pitch } = layout;
  for (let square = 0; square < squares; square += 1) {
    const x = (square % columns) * pitch;
    const bottom = Math.floor(square / columns) * pitch + size;
    const [engine, program, room] = sumOf(pages, square * pagesEach, pagesEach);
    const engineTo = heightOf(engine, room, size);
    const programTo = heightOf(engine + program, room, size);
    parts.engine += slab(x, bottom, 0, engineTo, size);
    parts.program += slab(x, bottom, engineTo, programTo, size);
    parts.free += slab(x, bottom, programTo, size, size);
    parts.outline += slab(x, bottom, 0, size, size);
  }
  return parts;
}

/** The engine's bytes, the program's, and the room of the pages of one square. */
export function sumOf(
  pages: readonly PageUse[],
  from: number,
  count: number,
): [engine: number, program: number, room: number] {
  let engine = 0;
  let program = 0;
  const end = Math.min(pages.length, from + count);
  for (let page = from; page < end; page += 1) {
    engine += pages[page]![0];
    program += pages[page]![1];
  }
  return [engine, program, Math.max(1, end - from) * PAGE_BYTES];
}

/** The page with the most bytes of the program's: the first to look at. */
export function busiestPage(pages: readonly PageUse[]): number {
  let most = 0;
  for (let page = 1; page < pages.length; page += 1) {
    if (pages[page]![1] > pages[most]![1]) most = page;
  }
  return most;
}

/** In half pixels, and never nothing for something, or all for nearly all. */
function heightOf(bytes: number, room: number, size: number): number {
  if (bytes <= 0) return 0;
  if (bytes >= room) return size;
  return Math.min(size - 1, Math.max(1, Math.round((2 * bytes * size) / room) / 2));
}

const slab = (x: number, bottom: number, from: number, to: number, size: number): string =>
  to <= from ? '' : `M${x} ${bottom - to}h${size}v${to - from}h${-size}z`;
