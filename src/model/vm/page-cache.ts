import { allocateFrame } from './allocate.ts';
import type { Core } from './core.ts';
import { costs } from './costs.ts';
import type { MappedFile } from './file.ts';
import { frameBit, use } from './frames.ts';
import type { Process } from './process.ts';
import { enlist, takeFor, wait } from './swap-in.ts';
import { releaseSlot } from './swap-slots.ts';

/** After so many misses more than hits in a file, mappings of it are not read around any more. */
const mostMisses = 100;

/** A page of a file in memory. */
export interface Cached {
  /** -1 where there was no memory for it. */
  readonly frame: number;
  readonly read: boolean;
}

/**
 * The frame of a file's page; brings it in where it is not (mm/filemap.c, filemap_fault;
 * mm/shmem.c, shmem_get_folio_gfp). The page must not lie beyond the file's end.
 */
export function cachedPage(core: Core, process: Process, file: MappedFile, index: number): Cached {
  const held = file.cached.get(index);
  if (held > 0) {
    file.misses = Math.max(0, file.misses - 1);
    core.frames.unmark(held, frameBit.readAhead);
    return { frame: held, read: false };
  }
  if (file.disk) return { frame: readAround(core, process, file, index), read: true };
  if (held < 0) return { frame: shmemSwapIn(core, process, file, index, -1 - held), read: true };
  const frame = allocateFrame(core, process.pid, use.shmem, core.payer(process));
  if (frame >= 0) {
    core.now += costs.zeroPage;
    insert(core, file, index, frame);
    core.groupOf(frame).lists.add(frame, 'anon');
  }
  return { frame, read: false };
}

/**
 * Reads a page and those around it that are not in memory (do_sync_mmap_readahead): nobody knows in
 * which direction a program goes through a mapping.
 */
function readAround(core: Core, process: Process, file: MappedFile, wanted: number): number {
  file.misses = Math.min(file.misses + 1, 10 * mostMisses);
  const pages = file.misses > mostMisses ? 1 : 2 ** core.settings.pageCluster;
  const start = Math.max(0, wanted - Math.floor(pages / 2));
  const end = Math.min(start + pages, file.pages);
  let found = -1;
  let read = 0;
  for (let index = start; index < end; index += 1) {
    if (file.cached.get(index) !== 0) continue;
    const ahead = index !== wanted;
    const frame = readPage(core, process, file, index, ahead);
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

export function readPage(
  core: Core,
  process: Process,
  file: MappedFile,
  index: number,
  ahead: boolean,
): number {
  const group = core.payer(process);
  const frame = allocateFrame(core, process.pid, use.file, group, !ahead);
  if (frame < 0) return -1;
  core.frames.contents.set(frame, file.stored.get(index));
  if (ahead) core.frames.mark(frame, frameBit.readAhead);
  insert(core, file, index, frame);
  core.vmstat.pgpgin += 4;
  core.sink?.push({ kind: 'read-in', file: file.name, index, frame, ahead });
  const shadow = file.shadows.get(index) - 1;
  if (shadow < 0) group.lists.add(frame, 'file');
  else {
    file.shadows.set(index, 0);
    const refault = group.workingset.refault(frame, 'file', shadow, core.swap.area.free);
    core.vmstat.addRefault('file', refault);
    const { distance, active } = refault;
    core.sink?.push({ kind: 'refaulted', frame, distance, active });
  }
  return frame;
}

/** A page of tmpfs comes back; its slot is free then, so it is dirty (shmem_swapin_folio). */
function shmemSwapIn(
  core: Core,
  process: Process,
  file: MappedFile,
  index: number,
  slot: number,
): number {
  const frame = takeFor(core, process, slot, use.shmem, false);
  if (frame < 0) return -1;
  core.sink?.push({ kind: 'swapped-in', frame, slot, ahead: false });
  insert(core, file, index, frame);
  core.frames.mark(frame, frameBit.dirty);
  enlist(core, frame, slot);
  releaseSlot(core, slot);
  wait(core, frame, 1);
  return frame;
}

function insert(core: Core, file: MappedFile, index: number, frame: number): void {
  file.cached.set(index, frame);
  core.frames.owners.set(frame, file.id);
  core.frames.places.set(frame, index);
}
