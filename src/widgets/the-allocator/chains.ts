import type { HeapState, NamedBlock } from '../../model/heap/state.ts';
import { formatAddress, formatNumber } from '../../model/units.ts';
import { textWidth } from '../draw/geometry.ts';
import { type AnyPlay, allHeaps, type Heap } from './heap-play.ts';

/** A box of a chain: a free block, as its list knows it. */
export interface Link {
  readonly address: number;
  readonly size: number;
  /** listed: it is free now · passed: looked at and too small · able: it would do · taken: chosen. */
  readonly kind: 'listed' | 'passed' | 'able' | 'taken' | 'used';
}

/** A list of free blocks in its own order, or the blocks that a search looked at. */
export interface Chain {
  readonly name: string;
  readonly links: readonly Link[];
}

/** More boxes than this are counted and not drawn. */
export const mostLinks = 12;

const searched = 'Looked at';

/** The chains that a heap has at a moment. */
export function chainsOf({ state, events }: Heap): Chain[] {
  const search = events.findLast(({ kind }) => kind === 'search');
  const looked: Link[] =
    search && 'looked' in search
      ? (search.looked ?? []).map(({ block, size }): Link => {
          const kind = block === search.block ? 'taken' : size < search.size ? 'passed' : 'able';
          return { address: block, size, kind };
        })
      : [];
  const lists = listsOf(state);
  return state.allocator === 'list' ? [{ name: searched, links: looked }, ...lists] : lists;
}

function listsOf({ allocator, blocks, freeOrder }: HeapState): Chain[] {
  const byAddress = new Map(blocks.map((block) => [block.address, block]));
  const linkOf = ({ address, size, state }: NamedBlock): Link => {
    return { address, size, kind: state === 'live' ? 'used' : 'listed' };
  };
  if (allocator === 'list') {
    return [{ name: 'Free list', links: freeOrder.map((one) => linkOf(byAddress.get(one)!)) }];
  }
  const places = new Map<string, Link[]>();
  const add = (block: NamedBlock): void => {
    const place = block.place ?? 'free';
    places.set(place, [...(places.get(place) ?? []), linkOf(block)]);
  };
  for (const address of freeOrder) {
    const block = byAddress.get(address);
    if (block && block.place !== 'top') add(block);
  }
  for (const block of blocks) if (block.place === 'mapping') add(block);
  return [...places].map(([name, links]) => ({ name, links }));
}

interface ChainFacts {
  /** Of each chain that the play ever has, in the order in which it is drawn, its most boxes. */
  readonly most: ReadonlyMap<string, number>;
  /** Pixels of a box: as the longest text in one. */
  readonly box: number;
}

const known = new WeakMap<AnyPlay, ChainFacts>();

/** What is the same at each step of a play with one heap. */
export function chainFacts(play: AnyPlay): ChainFacts {
  const before = known.get(play);
  if (before) return before;
  const most = new Map<string, number>();
  let letters = 0;
  for (const [heap] of allHeaps(play)) {
    for (const { name, links } of chainsOf(heap!)) {
      most.set(name, Math.max(most.get(name) ?? 1, Math.min(links.length, mostLinks)));
      for (const link of links) letters = Math.max(letters, linkText(link).length);
    }
  }
  const sorted = [...most].sort(([one], [other]) => rank(one) - rank(other));
  const facts = {
    most: new Map(sorted),
    box: Math.ceil((hatchWidth + 14 + textWidth('x'.repeat(letters), 11)) / 4) * 4,
  };
  known.set(play, facts);
  return facts;
}

/** Pixels of the hatch at the left of a box. */
export const hatchWidth = 14;

export const linkText = ({ address, size }: Link): string =>
  `${formatAddress(address)} ${formatNumber(size)}`;

/** In the order in which glibc looks: the thread's own bins, fastbins, sorted bins, the unsorted list. */
function rank(name: string): number {
  const [kind, size] = name.split(' ');
  const kinds = [searched.split(' ')[0], 'Free', 'tcache', 'fastbin', 'unsorted', 'small', 'large'];
  const place = kinds.indexOf(kind!);
  return (place < 0 ? kinds.length : place) * 1e9 + Math.min(Number(size) || 0, 1e8);
}

export interface ChainPlace {
  readonly name: string;
  readonly y: number;
  readonly perRow: number;
}

export const rowPitch = 32;
export const arrow = 20;

/** Where the chains of a play stand, one below the other, and how high they are together. */
export function placeChains(
  play: AnyPlay,
  width: number,
  left: number,
): { readonly places: readonly ChainPlace[]; readonly height: number } {
  const { most, box } = chainFacts(play);
  const perRow = Math.max(Math.floor((width - left + arrow) / (box + arrow)), 1);
  const heading = left === 0 ? 20 : 0;
  let y = 0;
  const places = [...most].map(([name, count]) => {
    const place = { name, y: y + heading, perRow };
    y += heading + Math.ceil(count / perRow) * rowPitch + 4;
    return place;
  });
  return { places, height: y };
}
