import { type Access, type Handled, noteFault, noteMapped } from './access.ts';
import { allocateFrame } from './allocate.ts';
import { mapNewFrame, mapOwn } from './anon-fault.ts';
import { withAnonVma } from './anon-vma.ts';
import type { Core } from './core.ts';
import { costs } from './costs.ts';
import { frameBit, use, zeroFrame } from './frames.ts';
import { freeIfUnused, uncount } from './mapping.ts';
import type { Process } from './process.ts';
import { frameOfPte, pte } from './pte.ts';
import { freeSlotOfCache } from './swap-slots.ts';
import { isPrivate, type Vma } from './vma.ts';

/** A write to a page that is there and not writable, in an area that is (do_wp_page, 6.1). */
export function copyOrReuse(
  core: Core,
  process: Process,
  area: Vma,
  access: Access,
  entry: number,
): Handled {
  const frame = frameOfPte(core.entry(entry));
  if (!isPrivate(area)) {
    noteFault(core, process, access, 'write-to-clean-file-page');
    core.frames.mark(frame, frameBit.dirty);
    makeWritable(core, process, access.page, entry);
    return 'minor';
  }
  if (frame === zeroFrame) {
    noteFault(core, process, access, 'write-to-zero-page');
    const own = withAnonVma(core, process, area);
    return mapNewFrame(core, process, own, access, entry) < 0 ? 'oom' : 'minor';
  }
  noteFault(core, process, access, 'copy-on-write');
  return takeOver(core, process, area, access, entry);
}

/** Makes a private page that an entry maps the process's own, by a copy if need be. */
export function takeOver(
  core: Core,
  process: Process,
  area: Vma,
  access: Access,
  entry: number,
): Handled {
  const frame = frameOfPte(core.entry(entry));
  if (core.frames.isAnon(frame) && mayReuse(core, frame)) {
    core.sink?.push({ kind: 'reused', pid: process.pid, page: access.page, frame });
    makeWritable(core, process, access.page, entry);
    return 'minor';
  }
  return copy(core, process, area, access, entry);
}

/**
 * Whether an anonymous page is the process's alone, so that it need not be copied. After fork() that is
 * found out by counting: the one entry here, and no slot that somebody else would read it from.
 */
function mayReuse(core: Core, frame: number): boolean {
  const { frames, reverse, swap } = core;
  if (frames.has(frame, frameBit.exclusive)) return true;
  if (reverse.count(frame) !== 1) return false;
  const slot = frames.slots.get(frame) - 1;
  if (slot >= 0) {
    if (swap.users(slot) > 0) return false;
    freeSlotOfCache(core, frame);
  }
  frames.mark(frame, frameBit.exclusive);
  return true;
}

function makeWritable(core: Core, process: Process, page: number, entry: number): void {
  core.setEntryLow(entry, core.entry(entry) | pte.writable | pte.dirty | pte.accessed);
  noteMapped(core, process, page, entry);
}

/** wp_page_copy: the writer gets a page of its own, the others keep the old one. */
function copy(core: Core, process: Process, area: Vma, { page }: Access, entry: number): Handled {
  const { frames, reverse } = core;
  const from = frameOfPte(core.entry(entry));
  const own = withAnonVma(core, process, area);
  core.pinned.add(from);
  const to = allocateFrame(core, process.pid, use.anon, core.payer(process));
  core.pinned.delete(from);
  if (to < 0) return 'oom';
  core.now += costs.copyPage;
  frames.contents.set(to, frames.contents.get(from));
  const sharers = reverse.count(from) - 1;
  let cause: 'shared' | 'file-page' | 'swap-slot-shared' = 'file-page';
  if (frames.isAnon(from)) cause = sharers > 0 ? 'shared' : 'swap-slot-shared';
  core.sink?.push({ kind: 'copied', pid: process.pid, page, from, to, sharers, cause });
  reverse.remove(from, entry);
  uncount(core, process, from);
  mapOwn(core, process, own, page, entry, to);
  if (frames.isAnon(from)) freeIfUnused(core, from);
  return 'minor';
}
