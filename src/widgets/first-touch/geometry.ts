import type { MachinePlay } from '../machine-drawing/machine-moment.ts';
import { type Column, type Strip, stripsOf } from './strips.ts';

/** The top of each layer of a band, from its own top; none where a strip never has it. */
export interface Layers {
  readonly page: number;
  readonly entry: number;
  readonly frame: number | undefined;
  readonly zero: number | undefined;
  readonly cache: number | undefined;
  readonly disk: number | undefined;
  readonly height: number;
}

/** Some columns of a strip, side by side. */
export interface Band {
  readonly y: number;
  readonly columns: readonly Column[];
}

export interface StripPlan {
  readonly strip: Strip;
  /** From one column to the next, and the side of a page. */
  readonly pitch: number;
  readonly size: number;
  /** The baseline of its heading. */
  readonly head: number;
  readonly layers: Layers;
  readonly bands: readonly Band[];
}

/** Lengths are pixels, the same at each step of a script. */
export interface Plan {
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
  /** Names of layers stand left of this. */
  readonly left: number;
  readonly strips: readonly StripPlan[];
  readonly foot: number;
}

/** The bar of sizes and the counters. */
export const barTop = 28;
export const barHeight = 24;
const stripsTop = 96;
/** Between pages. */
const gap = 8;
const leastPitch = 30;
const mostPitch = 48;

/** A word above a page: which fault it had. */
export const wordHeight = 18;
export const entryHeight = 34;
export const zeroHeight = 20;
export const diskHeight = 20;

export function planOf(play: MachinePlay, width: number): Plan {
  const { strips } = stripsOf(play);
  const narrow = width < 560;
  const left = narrow ? 48 : 96;
  let y = stripsTop;
  const placed = strips.map((strip): StripPlan => {
    // Rows of like length, so that the last is no stub, and columns as wide as there is room.
    const room = width - left + gap;
    const rows = Math.ceil(strip.columns.length / Math.floor(room / leastPitch));
    const perRow = Math.ceil(strip.columns.length / rows);
    const pitch = Math.min(Math.floor(room / perRow / 2) * 2, mostPitch);
    const size = pitch - gap;
    const layers = layersOf(strip, size);
    const head = y + 14;
    y += 20;
    const bands = Array.from({ length: rows }, (_, row): Band => {
      const columns = strip.columns.slice(row * perRow, (row + 1) * perRow);
      const band = { y, columns };
      y += layers.height + 24;
      return band;
    });
    y += 8;
    return { strip, pitch, size, head, layers, bands };
  });
  const foot = y + 4;
  return {
    width,
    narrow,
    left,
    strips: placed,
    foot,
    height: foot + (narrow ? 24 : 8),
  };
}

function layersOf({ zero, own, file }: Strip, size: number): Layers {
  const entry = wordHeight + size + 4;
  let bottom = entry + entryHeight;
  // The first place below an entry leaves room for an arrow.
  let space = 20;
  const place = (height: number): number => {
    const top = bottom + space;
    bottom = top + height;
    space = 12;
    return top;
  };
  const frame = own ? place(size) : undefined;
  const zeroTop = zero ? place(zeroHeight) : undefined;
  const cache = file ? place(size) : undefined;
  space = 16;
  const disk = file ? place(diskHeight) : undefined;
  return { page: wordHeight, entry, frame, zero: zeroTop, cache, disk, height: bottom };
}

export const columnX = ({ left }: Plan, { pitch }: StripPlan, place: number): number =>
  left + place * pitch;
