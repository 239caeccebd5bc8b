import type { HeapCourse } from '../../model/gc/heap-course.ts';
import type { SpaceView } from '../../model/gc/heap-state.ts';
import type { Play } from '../kit/moment.ts';
import { courseOf } from './course.ts';
import { type HeapMoment, lookOf } from './look.ts';

/** A stretch of a space that lies in one row of the drawing. */
export interface Row {
  readonly space: SpaceView;
  /** Addresses, the end not included. */
  readonly from: number;
  readonly to: number;
  /** It is the space's first. */
  readonly begins: boolean;
  /** Free bytes of the space that are not drawn, behind its last row. */
  readonly more: number;
  readonly x: number;
  readonly y: number;
}

export interface HeapLayout {
  /** All spaces stand beside each other, with room for arrows above. */
  readonly flat: boolean;
  /** Pixels of a byte. */
  readonly scale: number;
  readonly rows: readonly Row[];
  readonly blockHeight: number;
  /** Below the rows. */
  readonly bottom: number;
}

const gap = 16;
/** Above the blocks where all stand in one row: the roots, and room for arrows. */
export const flatTop = 136;
const square = 16;
/** A square of the figure paper stands for 2, 4, 6, 8, 12, 16, 24 bytes and so on. */
const scales = [
  2,
  ...Array.from({ length: 28 }, (_, at) => 2 ** ((at >> 1) + 2) * (1 + (at % 2) / 2)),
].map((bytes) => square / bytes);
/** An object is at least as wide where all stand in one row, and in several. */
const leastWide = (width: number): number => (width < 480 ? 26 : 20);

/** Addresses to pixels: one row where it fits, else rows for each space, as many as stay readable. */
export function heapLayout(moment: HeapMoment, width: number): HeapLayout {
  // A plain graph has as much room as its script needs in the end; a heap is as large from the start.
  const { spaces } = lookOf(
    'spaces' in moment.state ? moment.state : moment.play.at(moment.play.last).state,
  );
  const course = courseOf(moment.play);
  const shown = spaces.map((space) => shownOf(space, course));
  const bytes = shown.reduce((sum, one) => sum + one, 0);
  const least = leastObject(moment.play);
  const flat = scales.find(
    (one) => bytes * one + gap * (spaces.length - 1) <= width && least * one >= leastWide(width),
  );
  return flat === undefined ? inRows(spaces, shown, width, least) : inOne(spaces, shown, flat);
}

function inOne(spaces: readonly SpaceView[], shown: readonly number[], scale: number): HeapLayout {
  let x = 0;
  const rows = spaces.map((space, index): Row => {
    const to = space.start + shown[index]!;
    const row = { space, from: space.start, to, begins: true, more: space.bytes - shown[index]! };
    const at = { ...row, x, y: flatTop };
    x += shown[index]! * scale + gap;
    return at;
  });
  return { flat: true, scale, rows, blockHeight: 56, bottom: flatTop + 56 + 48 };
}

const mostRows = 5;
/** Blocks, and their addresses below. */
const rowHeight = 48 + 24;

function inRows(
  spaces: readonly SpaceView[],
  shown: readonly number[],
  width: number,
  least: number,
): HeapLayout {
  const perSpace = (scale: number) => shown.map((bytes) => Math.ceil((bytes * scale) / width));
  const fits = (scale: number): boolean =>
    perSpace(scale).reduce((sum, one) => sum + one, 0) <= Math.max(mostRows, spaces.length);
  const scale = scales.find((one) => least * one <= 64 && fits(one)) ?? scales.at(-1)!;
  let y = 24;
  const rows = spaces.flatMap((space, index): Row[] => {
    const count = perSpace(scale)[index]!;
    // The pointers into a space stand above its blocks, and its name above them.
    const low = space.free === undefined ? 8 : 28;
    const whole = square / scale;
    const each = Math.ceil(shown[index]! / count / whole) * whole;
    return Array.from({ length: count }, (_, number): Row => {
      const from = space.start + number * each;
      const to = Math.min(from + each, space.start + shown[index]!);
      const more = number === count - 1 ? space.bytes - shown[index]! : 0;
      y += number === 0 ? low + 18 : low;
      const at = { space, from, to, begins: number === 0, more, x: 0, y };
      y += rowHeight;
      return at;
    });
  });
  return { flat: false, scale, rows, blockHeight: 48, bottom: y };
}

/** A heap of which next to nothing is ever used is not drawn to its end. */
function shownOf({ name, start, bytes }: SpaceView, { extents }: HeapCourse): number {
  const used = Math.max((extents.get(name) ?? extents.get('') ?? 0) - start, 64);
  return bytes <= 6 * used ? bytes : Math.ceil((2 * used) / 64) * 64;
}

/** Bytes of the smallest object that the script makes. */
function leastObject({ script }: Play<unknown, unknown>): number {
  const sizes = (script.statements as readonly { kind: string; bytes?: number }[]).flatMap(
    ({ kind, bytes }) => (kind === 'object' ? [bytes ?? 0] : []),
  );
  return Math.max(Math.min(...sizes, 1024), 8);
}

/** A part of a span of addresses that lies in one row. */
export interface Piece {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The same, as a rectangle takes it. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number };
  readonly begins: boolean;
}

/** Where a span of addresses is drawn: in one piece, or in several. */
export function piecesOf({ rows, scale }: HeapLayout, from: number, bytes: number): Piece[] {
  return rows.flatMap((row): Piece[] => {
    const low = Math.max(from, row.from);
    const high = Math.min(from + bytes, row.to);
    if (high <= low) return [];
    const x = row.x + (low - row.from) * scale;
    const box = { x, y: row.y, width: (high - low) * scale };
    return [{ ...box, box, begins: low === from }];
  });
}
