import type { MachineState, ProcessState } from '../../model/machine/state.ts';
import type { FrameView } from '../../model/vm/frame-view.ts';
import {
  type Entry,
  entryOf,
  type Touched,
  touchedAt,
  zeroFrame,
} from '../machine-drawing/entry-of.ts';
import type { MachineMoment } from '../machine-drawing/machine-moment.ts';
import { eventsOf } from '../narrate/machine/told.ts';
import { drawnProcess, processNamed, type Strip } from './strips.ts';

/** All that is known of a page at a step, from its address down to the disk. */
export interface ColumnState {
  readonly page: number;
  /** Counted from 1 in its strip, as the sentences do. */
  readonly number: number;
  readonly entry: Entry;
  readonly touched: Touched;
  /** The entry was filled in this step. */
  readonly mapped: boolean;
  /** Its frame is nobody else's: not the zero page, not the page cache's. */
  readonly own: number | undefined;
  readonly zero: boolean;
  /** The frame of the page cache with its page of the file. */
  readonly cached: number | undefined;
  /** Its page of the file was read in this step: asked for, or ahead. */
  readonly read: 'asked' | 'ahead' | undefined;
}

export function columnStateOf(moment: MachineMoment, strip: Strip, page: number): ColumnState {
  const { state, events } = moment;
  const process = processNamed(state, drawnProcess(moment.play));
  const entry = entryOf(state, process, page);
  const cached = cachedAt(state, strip, page)?.frame;
  const frame = entry.in === 'frame' ? entry.frame : undefined;
  const zero = frame === zeroFrame;
  const index = indexOf(strip, page);
  const read = eventsOf(events, 'read-in').find(
    (one) => one.file === strip.file?.name && one.index === index,
  );
  const idle: Touched = { accessed: false };
  return {
    page,
    number: page - strip.from + 1,
    entry,
    touched: process ? touchedAt(moment, process, page) : idle,
    mapped: frame !== undefined && wasElsewhere(moment, page, frame),
    own: frame === undefined || zero || frame === cached ? undefined : frame,
    zero,
    cached,
    read: read && (read.ahead ? 'ahead' : 'asked'),
  };
}

/** Whether the entry named no frame, or another one, at the step before. */
function wasElsewhere({ play, step }: MachineMoment, page: number, frame: number): boolean {
  if (step === 0) return false;
  const before = previousPages(play, step);
  return before.get(page) !== frame;
}

const known = new WeakMap<object, Map<number, ReadonlyMap<number, number>>>();

/** The frames of all pages at the step before. */
function previousPages(play: MachineMoment['play'], step: number): ReadonlyMap<number, number> {
  const steps = known.get(play) ?? new Map<number, ReadonlyMap<number, number>>();
  known.set(play, steps);
  const found = steps.get(step);
  if (found) return found;
  const process = processNamed(play.at(step - 1).state, drawnProcess(play));
  const pages = new Map<number, number>();
  for (const { page, frame } of process?.pages ?? [])
    if (frame !== undefined) pages.set(page, frame);
  steps.set(step, pages);
  return pages;
}

export const indexOf = ({ file, from }: Strip, page: number): number =>
  (file?.first ?? 0) + page - from;

export function cachedAt(state: MachineState, strip: Strip, page: number): FrameView | undefined {
  const { file } = strip;
  if (!file) return undefined;
  const index = indexOf(strip, page);
  return state.frames.find(
    (one) => one.use === 'file' && one.file?.name === file.name && one.file.index === index,
  );
}

/** Whether a process has an area at a page. */
export const hasArea = (process: ProcessState | undefined, page: number): boolean =>
  process?.maps.some(({ from, to }) => from <= page * 4096 && page * 4096 < to) ?? false;
