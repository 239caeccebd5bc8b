import type { ProgramEvent } from '../../model/program/event.ts';
import type { ProgramState } from '../../model/program/view.ts';
import type { Moment, Play } from '../kit/moment.ts';
import { heapBlocks } from './heap-bands.ts';
import { bandHeight, headHeight, rowHeight, stackBands } from './stack-bands.ts';

export type ProgramMoment = Moment<ProgramState, ProgramEvent>;

/** Over each column: its name and its direction. */
export const titleHeight = 40;
/** Between the stack and its guard, and over the heap. */
export const gapHeight = 48;
export const guardHeight = 32;
/** The least that the whole stack is drawn in. */
const gaugeHeight = 144;

export interface Plan {
  /** `wide`: source left · `medium`: source above · `narrow`: all below each other. */
  readonly form: 'wide' | 'medium' | 'narrow';
  /** Of the source. */
  readonly code: { readonly width: number; readonly lines: number };
  /** Where the rows of a column begin, and how wide they are. */
  readonly stack: { readonly x: number; readonly y: number; readonly height: number };
  readonly heap: { readonly x: number; readonly y: number; readonly height: number };
  readonly row: number;
  readonly height: number;
  /** No step has a heap: the whole stack stands in its place, to scale. */
  readonly heapless: boolean;
}

/** Room for an address of 14 characters. */
export const addressWidth = 96;
export const lineHeight = 20;
export const codeTop = 32;
const gap = 56;
/** Of a longer source, and on a phone, the lines around the one that runs. */
const mostLines = 20;
const narrowLines = 9;

/** Where everything stands: it depends on the script and the width, and not on the step. */
export function planOf(play: Play<ProgramState, ProgramEvent>, lines: number, width: number): Plan {
  const most = mostOf(play);
  const stack = titleHeight + most.stack + gapHeight + guardHeight;
  const heapless = most.heap === 0;
  const heap = heapless ? gaugeHeight : titleHeight + most.heap + (width < 544 ? 16 : gapHeight);
  const form = width >= 816 ? 'wide' : width >= 544 ? 'medium' : 'narrow';
  const shown = Math.min(lines, form === 'narrow' ? narrowLines : mostLines);
  const code = { width: form === 'wide' ? 272 : width, lines: shown };
  const codeHeight = snapped(codeTop + shown * lineHeight + 24);
  if (form === 'narrow') {
    const row = Math.min(width - addressWidth - 40, 208);
    const x = addressWidth;
    const heapY = codeHeight + stack + 24;
    return {
      ...{ form, code, row, heapless, height: heapY + heap },
      stack: { x, y: codeHeight, height: stack },
      heap: { x, y: heapY, height: heap },
    };
  }
  const left = form === 'wide' ? 288 : 0;
  const y = form === 'wide' ? 0 : codeHeight;
  const row = Math.min(Math.floor((width - left - 2 * addressWidth - gap) / 2), 208);
  const x = left + addressWidth;
  const height = Math.max(stack, heap);
  return {
    ...{ form, code, row, heapless, height: Math.max(y + height, codeHeight) },
    stack: { x, y, height },
    heap: { x: x + row + gap, y, height },
  };
}

const snapped = (value: number): number => Math.ceil(value / 8) * 8;

const known = new WeakMap<object, { readonly stack: number; readonly heap: number }>();

/** The most that either column takes in any step; a long trace is looked at in places. */
function mostOf(play: Play<ProgramState, ProgramEvent>) {
  const before = known.get(play);
  if (before) return before;
  const most = { stack: headHeight + 4 * rowHeight, heap: 0 };
  const stride = Math.max(Math.ceil(play.last / 200), 1);
  for (let step = 0; step <= play.last + stride - 1; step += stride) {
    const { state } = play.at(step);
    most.stack = Math.max(most.stack, stackHeight(state));
    most.heap = Math.max(most.heap, heapHeight(state));
  }
  known.set(play, most);
  return most;
}

const stackHeight = (state: ProgramState): number =>
  stackBands(state).reduce((sum, band) => sum + bandHeight(band), 0);

const heapHeight = (state: ProgramState): number =>
  heapBlocks(state).blocks.reduce((sum, { height }) => sum + height, 0);
