import { type Access, type Handled, noteFault, noteMapped } from './access.ts';
import { allocateFrame } from './allocate.ts';
import { withAnonVma } from './anon-vma.ts';
import type { Core } from './core.ts';
import { costs } from './costs.ts';
import { frameBit, use, zeroFrame } from './frames.ts';
import { mapFrame } from './mapping.ts';
import type { Process } from './process.ts';
import { pte } from './pte.ts';
import { entryFlags, entryHigh, type Vma } from './vma.ts';

/**
 * An anonymous page that is read before it was ever written: all such pages are the one zero page
 * (mm/memory.c, do_anonymous_page), which is in nobody's resident set.
 */
export function firstRead(
  core: Core,
  process: Process,
  area: Vma,
  access: Access,
  entry: number,
): Handled {
  noteFault(core, process, access, 'first-read');
  const flags = entryFlags(area, false) | pte.special;
  mapFrame(core, process, entry, zeroFrame, flags, entryHigh(area));
  noteMapped(core, process, access.page, entry);
  return 'minor';
}

/** An anonymous page that is written first: a frame of zeros, the process's own. */
export function firstWrite(
  core: Core,
  process: Process,
  area: Vma,
  access: Access,
  entry: number,
): Handled {
  noteFault(core, process, access, 'first-write');
  const own = withAnonVma(core, process, area);
  return mapNewFrame(core, process, own, access, entry) < 0 ? 'oom' : 'minor';
}

/** Maps a new frame of zeros that the process may write; -1 where there is none. */
export function mapNewFrame(
  core: Core,
  process: Process,
  area: Vma,
  { page }: Access,
  entry: number,
): number {
  const frame = allocateFrame(core, process.pid, use.anon, core.payer(process));
  if (frame < 0) return -1;
  core.now += costs.zeroPage;
  core.sink?.push({ kind: 'zeroed', pid: process.pid, page, frame });
  mapOwn(core, process, area, page, entry, frame);
  return frame;
}

/** Maps a frame that is new in memory and the process's alone. */
export function mapOwn(
  core: Core,
  process: Process,
  area: Vma,
  page: number,
  entry: number,
  frame: number,
): void {
  core.frames.mark(frame, frameBit.exclusive);
  core.groupOf(frame).lists.add(frame, 'anon');
  const flags = entryFlags(area, false) | pte.dirty | pte.writable;
  mapFrame(core, process, entry, frame, flags, entryHigh(area));
  noteMapped(core, process, page, entry);
}
