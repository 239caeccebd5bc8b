import type { ProcessState } from '../../model/machine/state.ts';
import type { MapsLine } from '../../model/vm/maps.ts';
import { type Grid, gridOf } from '../draw/grid.ts';
import type { MachinePlay } from '../machine-drawing/machine-moment.ts';

/** What an area of a process is for; one row of the drawing each. */
export const regions = ['code and data', 'heap', 'mappings', 'stack'] as const;
export type Region = (typeof regions)[number];

/** The executable lies below this; what is mapped later lies far above. */
const programEnd = 2 ** 32;

export function regionOf({ name, from }: MapsLine): Region {
  if (name === '[heap]') return 'heap';
  if (name === '[stack]') return 'stack';
  return from < programEnd ? 'code and data' : 'mappings';
}

/** Pages of a region: how many have an address, and how many of them are somewhere. */
export interface RegionCount {
  readonly region: Region;
  readonly mapped: number;
  readonly resident: number;
  readonly swapped: number;
}

const pageBytes = 4096;

const counted = new WeakMap<ProcessState, readonly RegionCount[]>();

/** Counted once for a process at a step: of a large one it is some work. */
export function regionCounts(process: ProcessState): readonly RegionCount[] {
  const before = counted.get(process);
  if (before) return before;
  const made = countedRegions(process);
  counted.set(process, made);
  return made;
}

function countedRegions({ maps, pages }: ProcessState): RegionCount[] {
  const counts = new Map(
    regions.map((region) => [region, { region, mapped: 0, resident: 0, swapped: 0 }]),
  );
  // Pages and areas are in the order of their addresses.
  let next = 0;
  for (const area of maps) {
    const count = counts.get(regionOf(area))!;
    count.mapped += (area.to - area.from) / pageBytes;
    for (; next < pages.length && pages[next]!.page * pageBytes < area.to; next += 1) {
      if (pages[next]!.slot === undefined) count.resident += 1;
      else count.swapped += 1;
    }
  }
  return [...counts.values()];
}

/** More processes than this are told in the text only. */
const mostHouses = 4;
export const rowPitch = 20;
export const houseHeight = 32 + regions.length * rowPitch + 12;
const between = 44;
export const namePitch = 20;
/** Rows of names where they don't stand beside anything. */
const namesBelow = 4;
const top = 28;
const leastWide = 704;

/**
 * Where things stand, in pixels. From the script alone and not from its trace, so that ten thousand
 * steps are drawn as fast as ten.
 */
export function shapeOf({ script, at }: MachinePlay, width: number) {
  const { ram, swap } = at(0).state;
  const started = script.statements.filter(
    ({ kind }) => kind === 'spawn' || kind === 'fork',
  ).length;
  const houses = Math.min(started + 1, mostHouses);
  const wide = width >= leastWide;
  const gridX = wide ? width - 304 : 0;
  const gridWidth = wide ? 304 : width;
  const namesTop = top + houses * houseHeight + 40;
  const below = wide ? top : namesTop + namesBelow * namePitch + between;
  const grid = (y: number, count: number, first: number): Grid =>
    gridOf({ x: gridX, y, count, first, width: gridWidth, most: 288, dense: true });
  const frames = grid(below, ram.pages, 0);
  const slots =
    swap.pages > 0 ? grid(frames.y + frames.height + between, swap.pages, 1) : undefined;
  const end = slots ? slots.y + slots.height : frames.y + frames.height + 28;
  const height = Math.max(end, namesTop + namesBelow * namePitch) + 8;
  return {
    ...{ wide, houses, top, frames, slots, height, namesTop },
    names: wide ? Math.floor((height - namesTop) / namePitch) : namesBelow,
    housesWidth: wide ? gridX - 32 : width,
  };
}
