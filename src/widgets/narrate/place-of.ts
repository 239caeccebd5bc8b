import type { MachineState } from '../../model/machine/state.ts';
import { formatNumber } from '../../model/units.ts';
import { processOf } from './process-label.ts';

const pageBytes = 4096;

/** What an address of a process lies in. Addresses and sizes in bytes. */
export interface Place {
  readonly what: 'block' | 'mapping' | 'object' | 'stack' | 'heap' | 'file' | 'unnamed';
  /** The name that the script or the file system has for it; empty where there is none. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** A block that was given back: its memory is the allocator's, or somebody else's by now. */
  readonly freed: boolean;
}

/**
 * The named block, mapping or object that an address lies in, otherwise the area of the address
 * space; none where nothing is mapped, or the process has ended. Of a range of `bytes`, such as a
 * page that holds several blocks, the one with the largest part of it.
 *
 * @param process its name or its pid; @param address a number, or text as events have it.
 */
export function placeOf(
  state: MachineState,
  process: string | number,
  address: number | string,
  bytes = 1,
): Place | undefined {
  const owner = processOf(state, process);
  if (!owner) return undefined;
  const start = Number(address);
  let best: Place | undefined;
  let most = 0;
  for (const { name, what, address: from, bytes: size, freed = false } of owner.named) {
    // A mapping is whole pages, and a block of 0 bytes is still somewhere.
    const to = from + (what === 'mapping' ? Math.ceil(size / pageBytes) * pageBytes : size || 1);
    const shared = Math.min(to, start + bytes) - Math.max(from, start);
    // Live ones come first: they may lie where freed ones were.
    const weight = shared > 0 ? shared + (freed ? 0 : pageBytes) : 0;
    if (weight > most) best = { what, name, from, to, freed };
    most = Math.max(most, weight);
  }
  const area = owner.maps.find(({ from, to }) => from <= start && start < to);
  // A mapping that is gone leaves its name behind, and no area.
  if (best || !area) return area && best;
  const { name, from, to } = area;
  const what = areas[name] ?? 'file';
  return { what, name: what === 'file' ? name : '', from, to, freed: false };
}

/** The areas that /proc/PID/maps has no file for. */
const areas: Readonly<Record<string, Place['what']>> = {
  '[stack]': 'stack',
  '[heap]': 'heap',
  '': 'unnamed',
};

/** `a`, `the freed a`, `the file lib`, `the stack`. */
export function sayPlace({ what, name, freed }: Place): string {
  if (what === 'unnamed') return 'unnamed memory';
  if (what === 'file') return `the file ${name}`;
  return name ? `${freed ? 'the freed ' : ''}${name}` : `the ${what}`;
}

/** `byte 4,096 of a`, counted from 0 as C does; `the stack` where no name of the script helps. */
export function sayByte(place: Place, address: number | string): string {
  if (!hasName(place)) return sayPlace(place);
  return `byte ${formatNumber(Number(address) - place.from)} of ${sayPlace(place)}`;
}

/** `page 3 of a`, the first being 1; `a` where it has one page only, `the stack` as above. */
export function sayPage(place: Place, address: number | string): string {
  const first = Math.floor(place.from / pageBytes);
  if (!hasName(place) || Math.ceil(place.to / pageBytes) - first === 1) return sayPlace(place);
  const page = Math.max(Math.floor(Number(address) / pageBytes) - first, 0) + 1;
  return `page ${formatNumber(page)} of ${sayPlace(place)}`;
}

const hasName = ({ name, what }: Place): boolean => name !== '' && what !== 'file';
