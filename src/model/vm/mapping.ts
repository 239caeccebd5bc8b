import type { Core } from './core.ts';
import { frameBit, use, zeroFrame } from './frames.ts';
import type { Process } from './process.ts';
import { frameOfPte, pte } from './pte.ts';
import { freeSlotOfCache } from './swap-slots.ts';

/** Makes an entry map a frame, and counts it for the process. */
export function mapFrame(
  core: Core,
  process: Process,
  entry: number,
  frame: number,
  flags: number,
  high: number,
): void {
  core.setEntry(entry, (frame << 12) | flags, high);
  if (frame === zeroFrame) return;
  core.reverse.add(frame, entry);
  count(core, process, frame, 1);
}

/** A frame that the process no longer maps leaves its resident set. */
export function uncount(core: Core, process: Process, frame: number): void {
  count(core, process, frame, -1);
}

function count(core: Core, process: Process, frame: number, change: 1 | -1): void {
  const kind = core.frames.use(frame);
  if (kind === use.anon) process.anon += change;
  else if (kind === use.file) process.file += change;
  else process.shmem += change;
}

/**
 * Clears an entry that holds a page (mm/memory.c, zap_pte_range): what it says of the page's
 * use goes over to the page, and an anonymous page that nobody has any more is freed.
 */
export function unmapFrame(core: Core, process: Process, entry: number): void {
  const low = core.entry(entry);
  const frame = frameOfPte(low);
  core.setEntry(entry, 0, 0);
  if (frame === zeroFrame) return;
  const anon = core.frames.isAnon(frame);
  if ((low & pte.dirty) !== 0) core.frames.mark(frame, frameBit.dirty);
  if (!anon && (low & pte.accessed) !== 0) core.groupOf(frame).workingset.markAccessed(frame);
  core.reverse.remove(frame, entry);
  uncount(core, process, frame);
  if (anon) freeIfUnused(core, frame);
}

/** An anonymous frame without mappings: goes, unless others will come for it through its slot. */
export function freeIfUnused(core: Core, frame: number): void {
  if (core.reverse.count(frame) > 0) return;
  const slot = core.frames.slots.get(frame) - 1;
  if (slot >= 0) {
    if (core.swap.users(slot) > 0) return;
    freeSlotOfCache(core, frame);
  }
  core.free(frame);
}
