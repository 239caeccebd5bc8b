import type { MachineState, ProcessState } from '../../model/machine/state.ts';
import { letterAt, type Owner, ownerAt } from '../draw/owner.ts';
import { lookedThrough } from '../machine-drawing/looked-through.ts';
import { type MachinePlay, pageBytes } from '../machine-drawing/machine-moment.ts';
import {
  merged,
  namedRanges,
  type PageRange,
  pagesIn,
  within,
} from '../machine-drawing/page-ranges.ts';
import { eventsOf, type MachineFrame } from '../narrate/machine/told.ts';

/** A process, and the pages of it that are drawn: the same ones at each step of a script. */
export interface House {
  readonly name: string;
  readonly pid: number;
  readonly letter: string;
  readonly owner: Owner;
  /** All that the script names in it, at any step. */
  readonly ranges: readonly PageRange[];
  /** Pages with a row of their own, in order. */
  readonly rows: readonly number[];
  /** The others of its ranges, which share one row. */
  readonly folded: number;
}

export interface Street {
  readonly houses: readonly House[];
  /** Processes that are not drawn: they have nothing to show, or there is no room. */
  readonly leftOut: number;
}

/** Rows of a house; of more pages the rest is one row. */
const mostRows = 6;
const mostHouses = 4;
/** Of a mapping that was hardly touched, as many pages are looked at as may get a row. */
const fromEach = 8;

const known = new WeakMap<MachinePlay, Street>();

/** The processes of a script with the pages that it names, each in the place where it stays. */
export function streetOf(play: MachinePlay): Street {
  const before = known.get(play);
  if (before) return before;
  const frames = lookedThrough(play);
  const ranges = rangesOf(frames);
  const all = frames.at(-1)!.state.processes;
  const some = all.filter(({ name }) => (ranges.get(name) ?? []).length > 0);
  const shown = (some.length > 0 ? some : all).slice(0, mostHouses);
  const kept = keptRows(frames, shown, ranges);
  const houses = shown.map(({ name, pid }, place): House => {
    const mine = ranges.get(name) ?? [];
    const rows = [...kept].filter((page) => within(mine, page)).sort((a, b) => a - b);
    const folded = pagesIn(mine) - rows.length;
    return {
      name,
      pid,
      letter: letterAt(place),
      owner: ownerAt(place),
      ranges: mine,
      rows,
      folded,
    };
  });
  const street = { houses, leftOut: all.length - houses.length };
  known.set(play, street);
  return street;
}

/** By process: what its names stand for at any step, and where an access of it ended in a signal. */
function rangesOf(frames: readonly MachineFrame[]): ReadonlyMap<string, readonly PageRange[]> {
  const found = new Map<string, PageRange[]>();
  const add = (name: string, more: readonly PageRange[]) =>
    found.set(name, merged([...(found.get(name) ?? []), ...more]));
  for (const { state, events } of frames) {
    for (const process of state.processes) add(process.name, namedRanges(process));
    for (const { pid, address } of eventsOf(events, 'signalled')) {
      const page = Math.floor(Number(address) / pageBytes);
      const name = state.processes.find((one) => one.pid === pid)?.name;
      if (name !== undefined) add(name, [{ from: page, to: page + 1 }]);
    }
  }
  return found;
}

/**
 * The pages that get rows: of a house with too many those that were in most different places, which
 * are the ones that were copied, moved or put out, and then the first.
 */
function keptRows(
  frames: readonly MachineFrame[],
  shown: readonly ProcessState[],
  ranges: ReadonlyMap<string, readonly PageRange[]>,
): ReadonlySet<number> {
  const places = new Map<number, Set<string>>();
  for (const { state } of frames) for (const one of shown) note(state, one.name);
  const kept = new Set<number>();
  for (const { name } of shown) {
    const mine = ranges.get(name) ?? [];
    const first = mine.flatMap(({ from, to }) =>
      Array.from({ length: Math.min(to - from, fromEach) }, (_, index) => from + index),
    );
    const touched = [...places.keys()].filter((page) => within(mine, page));
    const candidates = [...new Set([...first, ...touched])].sort(
      (a, b) => (places.get(b)?.size ?? 0) - (places.get(a)?.size ?? 0) || a - b,
    );
    const room = pagesIn(mine) <= mostRows ? mostRows : mostRows - 1;
    for (const page of candidates.slice(0, room)) kept.add(page);
  }
  return kept;

  function note(state: MachineState, name: string): void {
    const mine = ranges.get(name) ?? [];
    for (const { page, frame, slot } of processNamed(state, name)?.pages ?? []) {
      if (!within(mine, page)) continue;
      const where = places.get(page) ?? new Set();
      places.set(page, where.add(frame === undefined ? `slot ${slot}` : `frame ${frame}`));
    }
  }
}

export const processNamed = ({ processes }: MachineState, name: string): ProcessState | undefined =>
  processes.find((one) => one.name === name);

/** Pages of a house without a row of their own that are in memory or in swap. */
export const foldedPages = (house: House, process: ProcessState | undefined) =>
  (process?.pages ?? []).filter(
    ({ page }) => within(house.ranges, page) && !house.rows.includes(page),
  );
