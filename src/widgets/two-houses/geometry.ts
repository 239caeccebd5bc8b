import type { MachinePlay } from '../machine-drawing/machine-moment.ts';
import { type House, streetOf } from './houses.ts';
import { ramOf } from './ram.ts';

export type Form = 'wide' | 'medium' | 'narrow';

/** A house in the drawing: its head and sizes on top, then a row for each page. */
export interface HousePlan {
  readonly house: House;
  readonly side: 'left' | 'right';
  readonly x: number;
  readonly y: number;
  /** The left edge of its squares. */
  readonly square: number;
}

/** Where things stand. Lengths are pixels; the same at each step of a script. */
export interface Plan {
  readonly form: Form;
  readonly width: number;
  readonly height: number;
  /** Of a house; its squares are at the edge towards RAM. */
  readonly side: number;
  readonly squareSize: number;
  /** From one row of a house to the next, and from one frame to the next. */
  readonly rowPitch: number;
  readonly slotPitch: number;
  readonly slotHeight: number;
  readonly houses: readonly HousePlan[];
  readonly ram: { readonly x: number; readonly y: number; readonly width: number };
  /** The top of the frames: a head stands above them. */
  readonly slots: number;
  /** The top of the slots of swap; none where nothing is ever put out. */
  readonly swap: number | undefined;
  readonly swapColumns: number;
  /** What is left out, in lines that fit, and the first baseline. */
  readonly foot: { readonly y: number; readonly lines: readonly string[] };
}

/** The head of a house: its name, its pid, and three sizes as bars. */
export const headHeight = 88;
const gap = 24;

export function planOf(play: MachinePlay, width: number): Plan {
  const { houses, leftOut } = streetOf(play);
  const { frames, folded, slots } = ramOf(play);
  const form: Form = width >= 704 ? 'wide' : width >= 480 ? 'medium' : 'narrow';
  const side = { wide: 216, medium: 136, narrow: 88 }[form];
  // What a frame needs for its words; cables have the rest, up to a width that they fill.
  const frame = { wide: 256, medium: 208, narrow: 96 }[form];
  const most = { wide: 72, medium: 72, narrow: 40 }[form];
  const cables = clamp((width - 2 * side - frame) / 2, form === 'narrow' ? 16 : 32, most);
  const sizes = {
    wide: { squareSize: 32, rowPitch: 48, slotPitch: 40, slotHeight: 32 },
    medium: { squareSize: 32, rowPitch: 48, slotPitch: 48, slotHeight: 40 },
    narrow: { squareSize: 24, rowPitch: 48, slotPitch: 48, slotHeight: 40 },
  }[form];
  const ramWidth = width - 2 * (side + cables);

  const bottoms = { left: 0, right: 0 };
  const placed = houses.map((house, place): HousePlan => {
    const at = place % 2 === 0 ? 'left' : 'right';
    const y = bottoms[at];
    const count = house.rows.length + (house.folded > 0 ? 1 : 0);
    bottoms[at] = y + headHeight + Math.max(count, 1) * sizes.rowPitch + gap;
    const x = at === 'left' ? 0 : width - side;
    const square = at === 'left' ? side - sizes.squareSize : x;
    return { house, side: at, x, y, square };
  });
  const beside = Math.max(bottoms.left, bottoms.right) - gap;
  const slotCount = frames.length + (folded.size > 0 ? 1 : 0);
  const tall = slotCount * sizes.slotPitch;
  // Beside the rows where there is room, so that most cables run level.
  const top = headHeight + tall <= beside ? headHeight : 56;
  const slotsTop = top + Math.floor(Math.max(beside - top - tall, 0) / 16) * 8;
  const bottom = Math.max(beside, slotsTop + tall);
  const swapColumns = Math.max(Math.floor(width / 104), 1);
  const swapRows = Math.ceil(slots.length / swapColumns);
  const swap = slots.length > 0 ? bottom + 32 : undefined;
  const end = swap === undefined ? bottom : swap + swapRows * 48 + 24;
  const others = leftOut > 0 ? `, ${leftOut} of the processes` : '';
  const lines = linesOf(
    `Not drawn: code, stacks and page tables${others}, and frames that none of these pages ever uses.`,
    width,
  );
  return {
    ...{ form, width, side, ...sizes, houses: placed },
    ram: { x: side + cables, y: 0, width: ramWidth },
    slots: slotsTop,
    ...{ swap, swapColumns },
    foot: { y: end + 20, lines },
    height: end + 12 + lines.length * 16,
  };
}

/** Words in lines that fit; 12.5 px of the sans take about 6.2 px a character. */
function linesOf(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && longer.length * 6.2 <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);

/** The middle of a row of a house; the row after all others is the folded one. */
export const rowMiddle = (plan: Plan, { house, y }: HousePlan, page: number | 'folded'): number => {
  const place = page === 'folded' ? house.rows.length : house.rows.indexOf(page);
  return y + headHeight + place * plan.rowPitch + plan.rowPitch / 2;
};

/** The middle of a frame's slot, of the folded one below all others; none for a frame without one. */
export function slotMiddle(plan: Plan, play: MachinePlay, frame: number): number | undefined {
  const { frames, folded } = ramOf(play);
  const place = frames.indexOf(frame);
  const row = place >= 0 ? place : folded.has(frame) ? frames.length : undefined;
  return row === undefined ? undefined : plan.slots + row * plan.slotPitch + plan.slotHeight / 2;
}

/** Left, top and width of a slot of swap by its place among those that are drawn. */
export function swapBox(plan: Plan, place: number, count: number) {
  const { swapColumns, width } = plan;
  const columns = Math.min(count, swapColumns);
  const left = Math.round((width - columns * 104 + 8) / 2);
  return {
    x: left + (place % swapColumns) * 104,
    y: plan.swap! + Math.floor(place / swapColumns) * 48,
    width: 96,
    height: 40,
  };
}
