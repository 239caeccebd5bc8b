import { VmaReadahead } from '../reclaim/swap-readahead.ts';
import { allocateFrame } from './allocate.ts';
import type { Core } from './core.ts';
import { costs } from './costs.ts';
import { entryOf } from './entries.ts';
import { frameBit, type Use, use } from './frames.ts';
import type { Process } from './process.ts';
import { holdsSlot, slotOfPte } from './pte.ts';
import { slotsLeft } from './swap-slots.ts';
import type { Vma } from './vma.ts';

/**
 * Reads the page of a slot, and those around it that are worth it, into the swap cache, and lets the
 * process wait for it; the frame, or -1 where there is none (mm/swap_state.c, swapin_readahead).
 */
export function swapIn(
  core: Core,
  process: Process,
  area: Vma,
  page: number,
  wanted: number,
): number {
  let found = -1;
  let read = 0;
  for (const slot of slotsAround(core, process, area, page, wanted)) {
    const ahead = slot !== wanted;
    const frame = readSlot(core, process, slot, ahead);
    if (frame < 0) {
      if (ahead) continue;
      break;
    }
    read += 1;
    if (!ahead) {
      found = frame;
      core.pinned.add(frame);
    }
  }
  core.pinned.delete(found);
  if (found >= 0) wait(core, found, read);
  return found;
}

/** The slots to read, in order, the wanted one among them. */
function slotsAround(
  core: Core,
  process: Process,
  area: Vma,
  page: number,
  wanted: number,
): number[] {
  const { swap } = core;
  if (core.settings.swapDevice === 'disk') {
    const { start, end } = swap.readahead.window(wanted, swap.area.slots);
    const slots = Array.from({ length: end - start }, (_, at) => start + at);
    return slots.filter((slot) => slot === wanted || isReadable(core, slot));
  }
  const { start, end } = readaheadOf(core, process, area).window(page, area);
  const slots: number[] = [];
  for (let at = start; at < end; at += 1) {
    const entry = entryOf(core, process, at);
    const low = entry < 0 ? 0 : core.entry(entry);
    if (at === page) slots.push(wanted);
    else if (holdsSlot(low) && isReadable(core, slotOfPte(low))) slots.push(slotOfPte(low));
  }
  return slots;
}

/**
 * Used by entries of processes, and not in memory. Linux reads slots of tmpfs ahead too; here those
 * are read alone.
 */
const isReadable = (core: Core, slot: number): boolean =>
  core.swap.groups.get(slot) > 0 && core.swap.users(slot) > 0 && core.swap.cached.get(slot) === 0;

export function readaheadOf(core: Core, process: Process, area: Vma): VmaReadahead {
  const known = process.readaheads.get(area.start);
  if (known !== undefined) return known;
  const fresh = new VmaReadahead(core.settings.pageCluster);
  process.readaheads.set(area.start, fresh);
  return fresh;
}

/** A frame of the swap cache with a slot's contents, on a list (__read_swap_cache_async). */
export function readSlot(core: Core, process: Process, slot: number, ahead: boolean): number {
  const { frames, swap } = core;
  const frame = takeFor(core, process, slot, use.anon, ahead);
  if (frame < 0) return -1;
  frames.slots.set(frame, slot + 1);
  swap.cached.set(slot, frame);
  swap.area.duplicate(slot);
  if (ahead) {
    frames.mark(frame, frameBit.readAhead);
    core.vmstat.swap_ra += 1;
  }
  core.sink?.push({ kind: 'swapped-in', frame, slot, ahead });
  enlist(core, frame, slot);
  return frame;
}

/** A frame with the contents of a slot, charged to whom the slot is charged to. */
export function takeFor(
  core: Core,
  process: Process,
  slot: number,
  as: Use,
  ahead: boolean,
): number {
  const group = core.groups[Math.abs(core.swap.groups.get(slot)) - 1]!;
  const frame = allocateFrame(core, process.pid, as, group, !ahead);
  if (frame < 0) return -1;
  core.frames.contents.set(frame, core.swap.contents.get(slot));
  core.vmstat.pswpin += 1;
  core.vmstat.pgpgin += 4;
  return frame;
}

/** Puts a page that comes back from a slot on a list: how soon it came decides which. */
export function enlist(core: Core, frame: number, slot: number): void {
  const group = core.groupOf(frame);
  const shadow = core.swap.area.shadow(slot);
  if (shadow === undefined) {
    group.lists.add(frame, 'anon');
    return;
  }
  const refault = group.workingset.refault(frame, 'anon', shadow, slotsLeft(core, group));
  core.vmstat.addRefault('anon', refault);
  const { distance, active } = refault;
  core.sink?.push({ kind: 'refaulted', frame, distance, active });
}

/**
 * The process waits for a read of some pages. That is time lost for want of memory only if the page
 * had been in use before it was taken (mm/page_io.c, swap_readpage).
 */
export function wait(core: Core, frame: number, pages: number): void {
  const start = core.now;
  const stalled = core.links.isWorkingset(frame);
  if (core.waits) {
    core.waits.push({ kind: 'read', pages, stalled });
    return;
  }
  core.now += costs.readPage + (pages - 1) * costs.readNextPage;
  if (stalled) {
    core.pressure.stall(start, core.now, 1, Math.max(1, core.runnable));
  }
}
