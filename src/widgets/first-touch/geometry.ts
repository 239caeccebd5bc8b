import type { MachinePlay } from '../machine-drawing/machine-moment.ts';
import { type Column, type Strip, stripsOf } from './strips.ts';

/** The top of each layer of a band, from its own top; none where a strip never has it. */
export interface Layers {
  readonly page: number;
  readonly entry: number;
  readonly frame: number;
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
  readonly pitch: number;
  readonly size: number;
  readonly strips: readonly StripPlan[];
  readonly foot: number;
}

/** The bar of sizes and the counters. */
export const barTop = 28;
export const barHeight = 24;
const stripsTop = 96;

export const entryHeight = 34;
export const diskHeight = 20;

export function planOf(play: MachinePlay, width: number): Plan {
  const { strips } = stripsOf(play);
  const narrow = width < 560;
  const left = narrow ? 48 : 96;
  const pitch = Math.min(Math.floor((width - left) / (narrow ? 8 : 12)), 40);
  const size = pitch - 8;
  const across = Math.max(Math.floor((width - left + 8) / pitch), 8);
  let y = stripsTop;
  const placed = strips.map((strip): StripPlan => {
    const layers = layersOf(strip, size);
    const head = y + 14;
    y += 28;
    // Rows of like length, so that the last is no stub.
    const rows = Math.ceil(strip.columns.length / across);
    const perRow = Math.ceil(strip.columns.length / Math.max(rows, 1));
    const bands = Array.from({ length: rows }, (_, row): Band => {
      const columns = strip.columns.slice(row * perRow, (row + 1) * perRow);
      const band = { y, columns };
      y += layers.height + 24;
      return band;
    });
    y += 8;
    return { strip, head, layers, bands };
  });
  const foot = y + 4;
  return {
    width,
    narrow,
    left,
    pitch,
    size,
    strips: placed,
    foot,
    height: foot + (narrow ? 24 : 8),
  };
}

function layersOf({ zero, file }: Strip, size: number): Layers {
  const entry = size + 4;
  const frame = entry + entryHeight + 20;
  let bottom = frame + size;
  const place = (gap: number, height: number): number => {
    const top = bottom + gap;
    bottom = top + height;
    return top;
  };
  const zeroTop = zero ? place(12, 20) : undefined;
  const cache = file ? place(16, size) : undefined;
  const disk = file ? place(16, diskHeight) : undefined;
  return { page: 0, entry, frame, zero: zeroTop, cache, disk, height: bottom };
}

export const columnX = ({ left, pitch }: Plan, place: number): number => left + place * pitch;
