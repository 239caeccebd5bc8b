import type { RaceState } from '../../model/replacement/race-model.ts';
import { textWidth } from '../draw/geometry.ts';
import type { RacePlay } from './race-columns.ts';
import { referencesOf } from './references.ts';

/** A page, drawn, unless its number needs more room. */
const page = 32;
/** Frames of a lane that are drawn; the text twin has all. */
const mostRows = 16;
/** From this width on names and counters stand beside the lanes, and not above them. */
const wideFrom = 640;

export interface Layout {
  readonly cell: number;
  /** Names at the left and counters at the right of the lanes. */
  readonly wide: boolean;
  readonly left: number;
  readonly right: number;
  /** Steps that are drawn: `first` up to `first + columns - 1`. */
  readonly first: number;
  readonly columns: number;
  readonly lanes: readonly { readonly y: number; readonly rows: number; readonly hidden: number }[];
  readonly height: number;
  /** The left edge of a step's column. */
  x(step: number): number;
}

/** Under the step numbers and the reference string. */
const stringHeight = 64;
/** Under the frames: the word, then the page that was put out, then room. */
export const wordRow = 18;
export const outRow = 28;
const gap = 20;
const headRow = 44;

/**
 * Where everything stands. It depends on the script, the width and the window of steps around now;
 * the height on the first two alone.
 */
export function layoutOf(play: RacePlay, state: RaceState, step: number, width: number): Layout {
  const references = referencesOf(play);
  const distinct = new Set(references.map((one) => one.page)).size;
  const longest = Math.max(...references.map((one) => String(one.page).length), 1);
  const cell = Math.max(page, Math.ceil((textWidth('0'.repeat(longest), 12) + 8) / 8) * 8);
  const wide = width >= wideFrom;
  const left = wide ? 104 : 0;
  const right = wide ? 88 : 0;
  const columns = Math.max(Math.min(Math.floor((width - left - right) / cell), play.last), 1);
  // Some of what is to come stands at the right, so that one can look ahead as OPT does.
  const first = Math.min(
    Math.max(step - Math.floor(columns * 0.7), 1),
    Math.max(play.last - columns + 1, 1),
  );
  const window = (play.script.chosen as { readonly window?: number }).window ?? 4;
  let y = stringHeight;
  const lanes = state.lanes.map(({ state: own }) => {
    const all = Math.max(Math.min(own.frames ?? window, Math.max(distinct, 1)), 1);
    const rows = Math.min(all, mostRows);
    const top = y + (wide ? 0 : headRow);
    y = top + rows * cell + wordRow + outRow + gap;
    return { y: top, rows, hidden: all - rows };
  });
  return {
    ...{ cell, wide, left, right, first, columns, lanes },
    height: Math.ceil((y - gap + 4) / 8) * 8,
    x: (at) => left + (at - first) * cell,
  };
}
