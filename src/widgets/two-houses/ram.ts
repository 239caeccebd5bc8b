import type { MachineState } from '../../model/machine/state.ts';
import type { FrameView } from '../../model/vm/frame-view.ts';
import { frameOf, zeroFrame } from '../machine-drawing/entry-of.ts';
import { lookedThrough } from '../machine-drawing/looked-through.ts';
import type { MachinePlay } from '../machine-drawing/machine-moment.ts';
import { foldedPages, type House, processNamed, streetOf } from './houses.ts';

/** What RAM and swap have rows for: the same at each step of a script. */
export interface Ram {
  /** Frames that hold a page with a row at some step, and the cached pages of its files. */
  readonly frames: readonly number[];
  /** Frames of the pages without a row: together they have one. */
  readonly folded: ReadonlySet<number>;
  /** Slots of swap that hold a page with a row at some step. */
  readonly slots: readonly number[];
}

const mostFrames = 16;
const mostSlots = 6;

const known = new WeakMap<MachinePlay, Ram>();

export function ramOf(play: MachinePlay): Ram {
  const before = known.get(play);
  if (before) return before;
  const { houses } = streetOf(play);
  const frames = new Set<number>();
  const folded = new Set<number>();
  const slots = new Set<number>();
  for (const { state } of lookedThrough(play)) {
    for (const house of houses) {
      const process = processNamed(state, house.name);
      for (const { page, frame, slot } of process?.pages ?? []) {
        if (!house.rows.includes(page)) continue;
        if (frame !== undefined) frames.add(frame);
        else slots.add(slot!);
      }
      for (const { frame } of foldedPages(house, process)) {
        if (frame !== undefined) folded.add(frame);
      }
    }
    for (const { frame, file } of cachedOf(state, houses)) {
      if (file && file.index < mostFrames) frames.add(frame);
    }
  }
  const inOrder = (set: Set<number>) => [...set].sort((a, b) => a - b);
  const ram = {
    frames: inOrder(frames).slice(0, mostFrames),
    folded: new Set([...folded].filter((frame) => !frames.has(frame))),
    slots: inOrder(slots).slice(0, mostSlots),
  };
  known.set(play, ram);
  return ram;
}

/** Frames of the page cache with a page of a file that a drawn process maps by a name. */
function cachedOf(state: MachineState, houses: readonly House[]): FrameView[] {
  const files = new Set(
    houses.flatMap(({ name }) => {
      const process = processNamed(state, name);
      const named = process?.named.filter(({ what, freed }) => what === 'mapping' && !freed) ?? [];
      return named.map(
        ({ address }) =>
          process!.maps.find(({ from, to }) => from <= address && address < to)?.name,
      );
    }),
  );
  return state.frames.filter(({ use, file }) => use === 'file' && file && files.has(file.name));
}

/** A frame at a step, as it is drawn: its word, and the houses whose pages it holds. */
export interface FrameShown {
  readonly frame: number;
  readonly free: boolean;
  readonly word: string;
  readonly holders: readonly House[];
}

export function frameShown(
  state: MachineState,
  houses: readonly House[],
  frame: number,
): FrameShown {
  const held = frameOf(state, frame);
  const places = held?.mapped ?? [];
  const holders = houses.filter(({ pid, ranges }) =>
    places.some(
      (one) => one.pid === pid && ranges.some(({ from, to }) => from <= one.page && one.page < to),
    ),
  );
  return { frame, free: held === undefined, word: wordOf(frame, held), holders };
}

function wordOf(frame: number, held: FrameView | undefined): string {
  if (frame === zeroFrame) return 'zero page';
  if (!held) return 'free';
  const { use, mapped, file } = held;
  if (use === 'table') return 'page table';
  if (use === 'file') return `${file!.name} ${file!.index + 1}`;
  if (use === 'shmem') return 'shared';
  return mapped.length > 1 ? 'copy-on-write' : 'private';
}
