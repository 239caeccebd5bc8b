import type { ProgramState, ValueView } from '../../model/program/view.ts';
import type { FrameView, SlotView } from '../../model/stack/view.ts';
import { formatNumber } from '../../model/units.ts';

/** A word of 8 bytes, and what stands over a frame. */
export const rowHeight = 24;
export const headHeight = 24;

/** Bytes of one row that belong together: a slot, or a part of one, or a value that is left over. */
export interface Cell {
  readonly address: number;
  readonly bytes: number;
  readonly slot?: SlotView;
  readonly frame?: FrameView;
  /** It has the slot's lowest byte, so name and value stand here. */
  readonly first?: boolean;
  readonly value?: string;
  readonly leftover?: boolean;
  readonly damaged?: boolean;
}

/** A strip of the stack's column, from the top down. */
export type Band =
  | {
      readonly kind: 'head';
      readonly frame: FrameView;
      /** How many rows are its own. */
      readonly rows: number;
      readonly running: boolean;
    }
  | { readonly kind: 'row'; readonly address: number; readonly cells: readonly Cell[] }
  | { readonly kind: 'fold'; readonly text: string }
  /** Below the stack pointer: nobody's, but the bytes are still there. */
  | { readonly kind: 'ghost'; readonly address: number; readonly cells: readonly Cell[] };

export const bandHeight = ({ kind }: Band): number => (kind === 'head' ? headHeight : rowHeight);

/** More frames than can be read are folded to both ends, and more leftovers than these aren't drawn. */
const mostFrames = 5;
const mostGhosts = 8;
/** A frame with more rows than these is cut. */
const mostRows = 16;

export function stackBands(state: ProgramState): Band[] {
  const { frames, depth, top, reached, used } = state.stack;
  const drawn = frames.length > mostFrames ? [...frames.slice(0, 2), frames.at(-1)!] : frames;
  const bands = drawn.flatMap((frame, index): Band[] => {
    const rows = frameRows(state, frame);
    const running = frame.depth === depth - 1;
    const head: Band = { kind: 'head', frame, rows: rows.length, running };
    const hidden = depth - drawn.length;
    const fold = index === 1 && hidden > 0;
    return [head, ...rows, ...(fold ? [folded(hidden, 'more call')] : [])];
  });
  const ghosts = Math.min((reached - used) / 8, mostGhosts);
  const sp = Number(top) - used;
  for (let row = 1; row <= ghosts; row += 1) bands.push(ghost(state.values, sp - 8 * row));
  return bands;
}

const folded = (count: number, noun: string): Band => ({
  kind: 'fold',
  text: `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`,
});

/** The words of a frame from the highest down; the middle of a large array is one band. */
function frameRows({ values }: ProgramState, frame: FrameView): Band[] {
  const bands: Band[] = [];
  let skipped = 0;
  for (let address = Number(frame.fp) + 8; address >= Number(frame.sp); address -= 8) {
    const inside = frame.slots.find((slot) => {
      const from = Number(slot.address);
      return slot.bytes > 32 && address > from + 7 && address + 16 <= from + slot.bytes;
    });
    if (inside) {
      skipped += 8;
      continue;
    }
    if (skipped > 0) bands.push(folded(skipped, 'more byte'));
    skipped = 0;
    bands.push({ kind: 'row', address, cells: cellsOf(values, frame, address) });
  }
  if (bands.length <= mostRows) return bands;
  const rest = bands.length - mostRows + 1;
  return [...bands.slice(0, 2), folded(rest, 'more word'), ...bands.slice(2 + rest)];
}

function cellsOf(values: readonly ValueView[], frame: FrameView, row: number): Cell[] {
  const cells = frame.slots.flatMap((slot): Cell[] => {
    const from = Number(slot.address);
    const address = Math.max(from, row);
    const end = Math.min(from + slot.bytes, row + 8);
    if (address >= end) return [];
    const first = from >= row;
    const value = values.find((one) => one.address === from && one.text !== undefined);
    const written = values.some(
      (one) => one.text === undefined && one.address < end && one.address + one.bytes > address,
    );
    return [
      {
        ...{ address, bytes: end - address, slot, frame, first, damaged: slot.damaged },
        ...(first && value && { value: value.text!, leftover: value.leftover ?? false }),
        ...(written && { value: slot.damaged ? 'overwritten' : 'written' }),
      },
    ];
  });
  return cells.sort((one, other) => one.address - other.address);
}

/** A word below the stack pointer, with the values that calls left there. */
function ghost(values: readonly ValueView[], address: number): Band {
  const cells = values.flatMap((value): Cell[] => {
    const from = Math.max(value.address, address);
    const end = Math.min(value.address + value.bytes, address + 8);
    if (from >= end) return [];
    return [{ address: from, bytes: end - from, value: value.text ?? 'written', leftover: true }];
  });
  return { kind: 'ghost', address, cells };
}
