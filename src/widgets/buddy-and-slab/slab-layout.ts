import type { HeapPlay } from './heap-play.ts';
import { slabFacts } from './slab-bands.ts';

export interface SlabLayout {
  /** The bands' names stand beside them; on a narrow page above them. */
  readonly wide: boolean;
  readonly left: number;
  readonly slabWidth: number;
  /** Where a slab stands, by its band and its place in it. */
  readonly placeOf: (band: number, index: number) => { readonly x: number; readonly y: number };
  readonly bandTop: readonly number[];
  readonly strip: number;
  readonly height: number;
}

const requestRoom = 56;
const between = 16;
/** A line of words, and the objects. */
export const cellsTop = 20;
export const cellsHeight = 40;
const pitch = cellsTop + cellsHeight + 22;
export const pagesHeight = 32;

export function slabLayout(play: HeapPlay, width: number): SlabLayout {
  const { most } = slabFacts(play);
  const wide = width >= 640;
  const left = wide ? 112 : 0;
  // As large as they can be: where no band ever has two slabs, one is as wide as there is room.
  const columns = Math.min(width >= 800 ? 3 : 2, Math.max(...most, 1));
  const slabWidth = Math.floor((width - left - (columns - 1) * between) / columns / 8) * 8;
  const heading = wide ? 0 : 20;
  const bandTop: number[] = [];
  let y = requestRoom;
  for (const count of most) {
    bandTop.push(y + heading);
    y += heading + Math.ceil(count / columns) * pitch + (wide ? 4 : 0);
  }
  const strip = y + (wide ? 4 : 24);
  return {
    ...{ wide, left, slabWidth, bandTop, strip },
    placeOf: (band, index) => ({
      x: left + (index % columns) * (slabWidth + between),
      y: bandTop[band]! + Math.floor(index / columns) * pitch,
    }),
    height: strip + pagesHeight + 24,
  };
}
