import type { SlabState } from '../../model/heap/allocator.ts';
import type { HeapState, NamedBlock } from '../../model/heap/state.ts';
import { formatBytes } from '../../model/units.ts';
import { counted } from '../narrate/words.ts';
import { type HeapPlay, statesOf } from './heap-play.ts';

/** A slab and what is in it. */
export interface DrawnSlab extends SlabState {
  /** Its objects in address order, and the tail if it has one. */
  readonly cells: readonly NamedBlock[];
  /** Addresses of its free objects, in the order in which they will be handed out. */
  readonly free: readonly number[];
  /** The next object of its size comes from it. */
  readonly next: boolean;
  /** Its place in the list of partial slabs behind that one, from 1; 0 in none. */
  readonly waits: number;
}

/** Slabs that stand together: those of a list, or of a size. */
export interface Band {
  readonly name: string;
  readonly note: string;
  /** Bytes of an object, where the band is a size class. */
  readonly object?: number;
  readonly slabs: readonly DrawnSlab[];
  /** Said where it has none. */
  readonly none: string;
}

/** The slabs of a moment, of each class those that serve next first, then the partial, then the full. */
export function drawnSlabs({ slabs = [], blocks, freeOrder }: HeapState): DrawnSlab[] {
  const waiting = new Map<number, number>();
  const found = slabs.map((slab): DrawnSlab => {
    const inside = (address: number): boolean =>
      address >= slab.address && address < slab.address + slab.size;
    const free = freeOrder.filter(inside);
    const cells = blocks.filter(({ address }) => inside(address));
    return { ...slab, cells, free, next: false, waits: 0 };
  });
  const at = (slab: DrawnSlab): number =>
    slab.free.length > 0 ? freeOrder.indexOf(slab.free[0]!) : Number.POSITIVE_INFINITY;
  return [...found]
    .sort((a, b) => a.object - b.object || at(a) - at(b) || a.address - b.address)
    .map((slab) => {
      if (slab.free.length === 0) return slab;
      const waits = waiting.get(slab.object) ?? 0;
      waiting.set(slab.object, waits + 1);
      return { ...slab, next: waits === 0, waits };
    });
}

/** With one size of object a band is a list; with many it is a size. */
export function bandsOf(state: HeapState, sizes: readonly number[]): Band[] {
  const slabs = drawnSlabs(state);
  if (state.allocator === 'classes') {
    return sizes.map((object) => {
      const own = slabs.filter((slab) => slab.object === object);
      return {
        ...{ name: formatBytes(object), object, slabs: own, none: 'no slab yet' },
        note: own.length === 0 ? '' : `${own[0]!.objects} a slab`,
      };
    });
  }
  const list = (keep: (slab: DrawnSlab) => boolean): DrawnSlab[] => slabs.filter(keep);
  return [
    {
      ...{ name: 'Serves next', note: 'until full' },
      ...{ slabs: list(({ next }) => next), none: 'none: the next object needs a new slab' },
    },
    {
      ...{ name: 'Partial', note: 'in list order' },
      ...{ slabs: list(({ waits }) => waits > 0), none: 'none' },
    },
    {
      ...{ name: 'Full', note: 'in no list' },
      ...{ slabs: list(({ free }) => free.length === 0), none: 'none' },
    },
  ];
}

export interface SlabFacts {
  /** Object sizes that the play has slabs for, ascending. */
  readonly sizes: readonly number[];
  /** The most slabs that each band has at any step. */
  readonly most: readonly number[];
}

const known = new WeakMap<HeapPlay, SlabFacts>();

/** What is the same at every step of a play: it sets how high the drawing is. */
export function slabFacts(play: HeapPlay): SlabFacts {
  const before = known.get(play);
  if (before) return before;
  const states = [...statesOf(play)];
  const sizes = [
    ...new Set(states.flatMap(({ slabs = [] }) => slabs.map(({ object }) => object))),
  ].sort((a, b) => a - b);
  const most: number[] = [];
  for (const state of states) {
    bandsOf(state, sizes).forEach(({ slabs }, band) => {
      most[band] = Math.max(most[band] ?? 1, slabs.length);
    });
  }
  const facts = { sizes, most };
  known.set(play, facts);
  return facts;
}

/** Stretches of the region: slabs, blocks of whole pages, and free pages. */
export interface Run {
  readonly address: number;
  readonly size: number;
  readonly kind: 'slab' | 'live' | 'free' | 'own';
  readonly name: string;
}

export function runsOf({ allocator, slabs = [], blocks }: HeapState): Run[] {
  const ofSlab = (address: number): boolean =>
    slabs.some((slab) => address >= slab.address && address < slab.address + slab.size);
  const runs = blocks
    .filter(({ address }) => !ofSlab(address))
    .map(({ address, size, state, names }): Run => {
      const name = state === 'live' ? names.join(', ') || 'no name' : state;
      return { address, size, kind: state, name };
    });
  for (const { address, size, object } of slabs) {
    const name = allocator === 'classes' ? formatBytes(object) : 'slab';
    runs.push({ address, size, kind: 'slab', name });
  }
  return runs.sort((a, b) => a.address - b.address);
}

/** `serves next, 3 of 8 objects used`. */
export function slabStatus({ next, waits, state, used, objects }: DrawnSlab): string {
  const list = next ? 'serves next' : waits > 0 ? `partial, number ${waits}` : state;
  return `${list}, ${used} of ${counted(objects, 'object')} used`;
}
