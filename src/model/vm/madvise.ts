import { covers, within } from './areas.ts';
import type { Core } from './core.ts';
import { eachEntry } from './entries.ts';
import { frameBit, use, zeroFrame } from './frames.ts';
import { dropSlot, zapRange } from './munmap.ts';
import { readPage } from './page-cache.ts';
import type { Process } from './process.ts';
import { frameOfPte, holdsPage, pte, slotOfPte } from './pte.ts';
import { invalid, noMemory, type Refused } from './refused.ts';
import { readSlot } from './swap-in.ts';
import { freeSlotOfCache } from './swap-slots.ts';
import { fileIndex, type Vma } from './vma.ts';

export type Advice = 'dontneed' | 'willneed' | 'free';

/**
 * What the program says of a range (mm/madvise.c). A hole in it is ENOMEM, but all that is mapped is
 * done first.
 */
export function advise(
  core: Core,
  process: Process,
  from: number,
  to: number,
  advice: Advice,
): Refused | undefined {
  for (const area of within(process.areas, from, to)) {
    if (advice === 'free' && (area.file !== 0 || area.shared)) {
      return invalid('MADV_FREE is for private anonymous memory: other pages have a home.');
    }
    core.sink?.push({
      kind: 'area-advised',
      pid: process.pid,
      from: area.start,
      to: area.end,
      detail: advice,
    });
    if (advice === 'dontneed') zapRange(core, process, area.start, area.end);
    else if (advice === 'free') giveUp(core, process, area);
    else bringIn(core, process, area);
  }
  return covers(process.areas, from, to)
    ? undefined
    : noMemory('Part of the range is not mapped; the rest was done.');
}

/** MADV_WILLNEED: reads what is in swap or on disk, and maps nothing. */
function bringIn(core: Core, process: Process, area: Vma): void {
  if (area.file === 0) {
    eachEntry(core, process, area.start, area.end, (_entry, _page, low) => {
      if (holdsPage(low)) return;
      const slot = slotOfPte(low);
      if (core.swap.cached.get(slot) === 0) readSlot(core, process, slot, true);
    });
    return;
  }
  const file = core.file(area.file);
  if (!file.disk) return;
  // What is read ahead has a limit of the device's (force_page_cache_ra); this one's is all of RAM.
  const most = area.offset + core.settings.frames;
  const end = Math.min(fileIndex(area, area.end), file.pages, most);
  for (let index = area.offset; index < end; index += 1) {
    if (file.cached.get(index) === 0) readPage(core, process, file, index, true);
  }
}

/**
 * MADV_FREE: pages may be dropped from now on, instead of swapped, until they are written again
 * (madvise_free_pte_range). Pages that others have too are left alone; slots go at once.
 */
function giveUp(core: Core, process: Process, area: Vma): void {
  const { frames, reverse, swap } = core;
  eachEntry(core, process, area.start, area.end, (entry, _page, low) => {
    if (!holdsPage(low)) {
      core.setEntry(entry, 0, 0);
      process.swapped -= 1;
      return dropSlot(core, slotOfPte(low));
    }
    const frame = frameOfPte(low);
    if (frame === zeroFrame || frames.use(frame) !== use.anon || reverse.count(frame) !== 1) return;
    const slot = frames.slots.get(frame) - 1;
    if (slot >= 0) {
      if (swap.users(slot) > 0) return;
      freeSlotOfCache(core, frame);
    }
    frames.unmark(frame, frameBit.dirty);
    core.setEntryLow(entry, low & ~(pte.accessed | pte.dirty));
    if (frames.has(frame, frameBit.lazyFree)) return;
    frames.mark(frame, frameBit.lazyFree);
    // To the inactive list of file pages, which are let go of first (lru_lazyfree_fn).
    const { lists } = core.groupOf(frame);
    lists.remove(frame);
    lists.add(frame, 'file');
  });
}
