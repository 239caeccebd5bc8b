import { type Access, type Handled, noteFault, noteMapped } from './access.ts';
import type { Core } from './core.ts';
import { takeOver } from './cow-fault.ts';
import { frameBit } from './frames.ts';
import { mapFrame } from './mapping.ts';
import type { Process } from './process.ts';
import { pte, slotOfPte, swapExclusive } from './pte.ts';
import { readaheadOf, swapIn } from './swap-in.ts';
import { freeSlotOfCache, releaseSlot } from './swap-slots.ts';
import { entryFlags, entryHigh, type Vma } from './vma.ts';

/** A page that is in swap, or still in the swap cache (mm/memory.c, do_swap_page, 6.1). */
export function swapFault(
  core: Core,
  process: Process,
  area: Vma,
  access: Access,
  entry: number,
): Handled {
  const { frames, reverse, swap } = core;
  const low = core.entry(entry);
  const slot = slotOfPte(low);
  const write = access.mode === 'write';
  let frame = swap.cached.get(slot);
  const read = frame === 0;
  if (read) {
    noteFault(core, process, access, 'in-swap', 'major');
    frame = swapIn(core, process, area, access.page, slot);
    if (frame < 0) return 'oom';
  } else {
    noteFault(core, process, access, 'in-swap-cache');
    useReadAhead(core, process, area, access.page, frame);
  }

  releaseSlot(core, slot);
  process.swapped -= 1;
  if (wantsSlotFreed(core, frame, write) && swap.users(slot) === 0) freeSlotOfCache(core, frame);
  const alone = reverse.count(frame) === 0 && frames.slots.get(frame) === 0;
  const exclusive = (low & swapExclusive) !== 0 || alone;
  if (exclusive) frames.mark(frame, frameBit.exclusive);
  const own = write && exclusive;
  const flags = entryFlags(area, false) | (own ? pte.writable | pte.dirty : 0);
  mapFrame(core, process, entry, frame, flags, entryHigh(area));
  noteMapped(core, process, access.page, entry);
  if (write && !own && takeOver(core, process, area, access, entry) === 'oom') return 'oom';
  return read ? 'major' : 'minor';
}

/** should_try_to_free_swap: where slots are scarce, and for a writer that seems to be alone. */
function wantsSlotFreed(core: Core, frame: number, write: boolean): boolean {
  const group = core.groupOf(frame);
  const scarce = core.swap.nearlyFull || group.swapCharged * 2 >= group.swapLimit;
  return scarce || (write && core.reverse.count(frame) === 0);
}

/** A page that was read ahead is used: the next window may be larger. */
function useReadAhead(core: Core, process: Process, area: Vma, page: number, frame: number): void {
  const ahead = core.frames.has(frame, frameBit.readAhead);
  const { swapDevice } = core.settings;
  if (swapDevice === 'ssd') readaheadOf(core, process, area).found(page, ahead);
  if (!ahead) return;
  core.frames.unmark(frame, frameBit.readAhead);
  core.vmstat.swap_ra_hit += 1;
  if (swapDevice === 'disk') core.swap.readahead.hit();
}
