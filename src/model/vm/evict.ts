import type { Eviction, ReclaimHost, Verdict } from '../reclaim/reclaim-host.ts';
import { noSlot } from '../reclaim/swap-area.ts';
import { areaAt } from './areas.ts';
import type { Core } from './core.ts';
import type { Place, ReclaimedBy } from './event.ts';
import { frameBit, use } from './frames.ts';
import type { Group } from './group.ts';
import { uncount } from './mapping.ts';
import { pte, swapPteHigh, swapPteOf } from './pte.ts';
import { freeSlotOfCache, shmemSlot, slotsLeft } from './swap-slots.ts';
import { prot } from './vma.ts';

/** The kernel's side of reclaim: looks at entries and takes pages away. */
export function evictor(
  core: Core,
  by: ReclaimedBy,
  target: Group | undefined,
): ReclaimHost & { readonly written: number } {
  let written = 0;
  const note = (frame: number, verdict: Verdict): void => {
    core.sink?.push({ kind: 'scanned', frame, verdict });
  };
  return {
    get written() {
      return written;
    },
    referenced: (frame) => testAndClearAccessed(core, frame),
    executable: (frame) =>
      core.reverse.entries(frame).some((entry) => {
        const area = areaAt(core.ownerOf(entry).areas, core.pageOf(entry));
        return area !== undefined && (area.prot & prot.exec) !== 0;
      }),
    dirty: (frame) => isDirty(core, frame),
    swapTotal: () => core.swap.area.slots,
    swapFree: () => (target === undefined ? core.swap.area.free : slotsLeft(core, target)),
    evict: (frame) => {
      const eviction = evict(core, frame, by);
      if (eviction === 'written') written += 1;
      return eviction;
    },
    ...(core.sink === undefined ? {} : { note }),
  };
}

function testAndClearAccessed(core: Core, frame: number): number {
  const count = core.reverse.count(frame);
  if (count === 0) return 0;
  if (count === 1) return clearAccessed(core, core.reverse.first(frame));
  return core.reverse.entries(frame).reduce((sum, entry) => sum + clearAccessed(core, entry), 0);
}

function clearAccessed(core: Core, entry: number): 0 | 1 {
  const low = core.entry(entry);
  if ((low & pte.accessed) === 0) return 0;
  core.setEntryLow(entry, low & ~pte.accessed);
  return 1;
}

/** Whether the frame or an entry that maps it says that it was written. */
function isDirty(core: Core, frame: number): boolean {
  if (core.frames.has(frame, frameBit.dirty)) return true;
  return core.reverse.entries(frame).some((entry) => (core.entry(entry) & pte.dirty) !== 0);
}

/** One page of shrink_folio_list (mm/vmscan.c): unmap, write if dirty, free. */
function evict(core: Core, frame: number, by: ReclaimedBy): Eviction {
  const { frames } = core;
  if (core.pinned.has(frame)) return 'busy';
  if (frames.use(frame) === use.anon) {
    return frames.has(frame, frameBit.lazyFree)
      ? dropGivenUp(core, frame, by)
      : swapOut(core, frame, by);
  }
  return frames.use(frame) === use.shmem
    ? swapOutShared(core, frame, by)
    : dropFilePage(core, frame, by);
}

/** Anonymous pages keep a slot from the first time on, as long as they are not written again. */
function swapOut(core: Core, frame: number, by: ReclaimedBy): Eviction {
  const { frames, swap } = core;
  let slot = frames.slots.get(frame) - 1;
  if (slot >= 0 && core.reverse.count(frame) === 0 && swap.users(slot) === 0) {
    freeSlotOfCache(core, frame);
    return forget(core, frame, [], 'anon', by);
  }
  const fresh = slot < 0;
  if (fresh) {
    slot = newSlot(core, core.groupOf(frame), 1);
    if (slot < 0) return 'no-swap';
    frames.slots.set(frame, slot + 1);
    swap.cached.set(slot, frame);
  }
  const dirty = fresh || isDirty(core, frame);
  const exclusive = frames.has(frame, frameBit.exclusive);
  const from = unmapAll(core, frame, (entry) => {
    swap.area.duplicate(slot);
    core.ownerOf(entry).swapped += 1;
    core.setEntry(entry, swapPteOf(slot, exclusive), swapPteHigh);
  });
  core.sink?.push({ kind: 'swapped-out', frame, slot, written: dirty });
  if (dirty) write(core, frame, slot);
  swap.area.setShadow(slot, core.groupOf(frame).workingset.evicted(frame));
  swap.cached.set(slot, 0);
  swap.area.release(slot);
  forget(core, frame, from, 'anon', by);
  return dirty ? 'written' : 'evicted';
}

/** A page of tmpfs: its file keeps the slot. One that nobody ever wrote is zeros, and just goes. */
function swapOutShared(core: Core, frame: number, by: ReclaimedBy): Eviction {
  const file = core.file(core.frames.owners.get(frame));
  const index = core.frames.places.get(frame);
  if (!isDirty(core, frame)) {
    const from = unmapAll(core, frame, (entry) => core.setEntry(entry, 0, 0));
    file.cached.set(index, 0);
    forget(core, frame, from, 'shmem', by);
    return 'evicted';
  }
  const slot = newSlot(core, core.groupOf(frame), shmemSlot);
  if (slot < 0) return 'no-swap';
  const from = unmapAll(core, frame, (entry) => core.setEntry(entry, 0, 0));
  core.sink?.push({ kind: 'swapped-out', frame, slot, written: true });
  write(core, frame, slot);
  core.swap.area.setShadow(slot, core.groupOf(frame).workingset.evicted(frame));
  file.cached.set(index, -1 - slot);
  forget(core, frame, from, 'shmem', by);
  return 'written';
}

/** A page of a file: the disk has it, or gets it now. */
function dropFilePage(core: Core, frame: number, by: ReclaimedBy): Eviction {
  const file = core.file(core.frames.owners.get(frame));
  const index = core.frames.places.get(frame);
  const dirty = isDirty(core, frame);
  const from = unmapAll(core, frame, (entry) => core.setEntry(entry, 0, 0));
  if (dirty) {
    file.stored.set(index, core.frames.contents.get(frame));
    core.vmstat.pgpgout += 4;
    core.sink?.push({ kind: 'written-back', file: file.name, index, frame, ahead: false });
  }
  file.shadows.set(index, core.groupOf(frame).workingset.evicted(frame) + 1);
  file.cached.set(index, 0);
  forget(core, frame, from, 'file', by);
  return dirty ? 'written' : 'evicted';
}

/** MADV_FREE: goes without being written, unless it was written again since (try_to_unmap_one). */
function dropGivenUp(core: Core, frame: number, by: ReclaimedBy): Eviction {
  if (isDirty(core, frame)) {
    core.frames.unmark(frame, frameBit.lazyFree);
    core.links.fresh(frame, 'anon');
    return 'no-swap';
  }
  const from = unmapAll(core, frame, (entry) => core.setEntry(entry, 0, 0));
  return forget(core, frame, from, 'given-up', by);
}

/** Takes a frame from everybody who maps it; `instead` puts something in the place of each entry. */
function unmapAll(core: Core, frame: number, instead: (entry: number) => void): Place[] {
  const from: Place[] = [];
  for (const entry of core.reverse.entries(frame)) {
    const process = core.ownerOf(entry);
    core.reverse.remove(frame, entry);
    uncount(core, process, frame);
    instead(entry);
    if (core.sink !== undefined) from.push({ pid: process.pid, page: core.pageOf(entry) });
  }
  return from;
}

function newSlot(core: Core, group: Group, kind: 1 | -1): number {
  if (slotsLeft(core, group) <= 0) return noSlot;
  const slot = core.swap.area.allocate();
  if (slot === noSlot) return noSlot;
  core.swap.groups.set(slot, kind * (group.id + 1));
  group.swapCharged += 1;
  return slot;
}

function write(core: Core, frame: number, slot: number): void {
  core.swap.contents.set(slot, core.frames.contents.get(frame));
  core.vmstat.pswpout += 1;
  core.vmstat.pgpgout += 4;
}

function forget(
  core: Core,
  frame: number,
  from: readonly Place[],
  contents: 'anon' | 'file' | 'shmem' | 'given-up',
  by: ReclaimedBy,
): 'evicted' {
  core.sink?.push({ kind: 'evicted', frame, from, contents, by });
  core.free(frame);
  return 'evicted';
}
