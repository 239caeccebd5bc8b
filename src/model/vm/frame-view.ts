import { listNames } from '../reclaim/page-lists.ts';
import type { Core } from './core.ts';
import { entryOf } from './entries.ts';
import type { Place } from './event.ts';
import { frameBit, type Use, use, useNames } from './frames.ts';
import type { Process } from './process.ts';
import { frameOfPte, holdsSlot, pte, slotOfPte } from './pte.ts';

/** A frame as a figure draws it. */
export interface FrameView {
  readonly frame: number;
  readonly use: (typeof useNames)[number];
  /** The entries that map it. */
  readonly mapped: readonly Place[];
  /** Of a page table: whose it is, and the first page that it speaks about. */
  readonly table?: Place;
  readonly file?: { readonly name: string; readonly index: number };
  /** The slot with the same contents. */
  readonly slot?: number;
  /** The list that reclaim keeps it on. */
  readonly list?: (typeof listNames)[number];
  /** Written since it was last read or saved. */
  readonly dirty: boolean;
  /** Used since reclaim last looked: an entry's accessed bit is set. */
  readonly accessed: boolean;
  readonly group?: string;
  /** What was last written to it; 0 for zeros. */
  readonly contents: number;
}

const isCharged = (kind: Use): boolean => kind !== use.free && kind !== use.reserved;

export function frameView(core: Core, frame: number): FrameView {
  const { frames } = core;
  const kind = frames.use(frame);
  const entries = kind === use.free ? [] : core.reverse.entries(frame);
  const places = entries.map((entry) => ({
    pid: core.ownerOf(entry).pid,
    page: core.pageOf(entry),
  }));
  const says = (bit: number) => entries.some((entry) => (core.entry(entry) & bit) !== 0);
  const owner = { pid: frames.owners.get(frame), page: frames.places.get(frame) };
  const inFile = kind === use.file || kind === use.shmem;
  const slot = frames.slots.get(frame) - 1;
  const list = core.links.list[frame]!;
  return {
    frame,
    use: useNames[kind],
    mapped: places.reverse(),
    ...(kind === use.table ? { table: owner } : {}),
    ...(inFile ? { file: { name: core.file(owner.pid).name, index: owner.page } } : {}),
    ...(slot >= 0 ? { slot } : {}),
    ...(list >= 0 ? { list: listNames[list]! } : {}),
    dirty: kind !== use.free && (frames.has(frame, frameBit.dirty) || says(pte.dirty)),
    accessed: says(pte.accessed),
    ...(isCharged(kind) ? { group: core.groupOf(frame).name } : {}),
    contents: kind === use.free ? 0 : frames.contents.get(frame),
  };
}

/** Where a page of a process is. */
export type PageView =
  | { readonly in: 'nowhere' }
  | { readonly in: 'swap'; readonly slot: number; readonly contents: number }
  | {
      readonly in: 'memory';
      readonly frame: number;
      readonly writable: boolean;
      readonly accessed: boolean;
      readonly dirty: boolean;
      readonly contents: number;
    };

/** What the entry of a page says; changes nothing. */
export function pageView(core: Core, process: Process, page: number): PageView {
  const entry = entryOf(core, process, page);
  const low = entry < 0 ? 0 : core.entry(entry);
  if (low === 0) return { in: 'nowhere' };
  if (holdsSlot(low)) {
    const slot = slotOfPte(low);
    const cached = core.swap.cached.get(slot);
    const contents = cached === 0 ? core.swap.contents.get(slot) : core.frames.contents.get(cached);
    return { in: 'swap', slot, contents };
  }
  const frame = frameOfPte(low);
  return {
    in: 'memory',
    frame,
    writable: (low & pte.writable) !== 0,
    accessed: (low & pte.accessed) !== 0,
    dirty: (low & pte.dirty) !== 0,
    contents: core.frames.contents.get(frame),
  };
}
