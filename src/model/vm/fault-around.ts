import type { Core } from './core.ts';
import { frameBit } from './frames.ts';
import { mapFrame } from './mapping.ts';
import type { Process } from './process.ts';
import { entryFlags, entryHigh, fileIndex, type Vma } from './vma.ts';

/** Entries of one page table. */
const tableEntries = 512;

/**
 * Maps a page of a file and its neighbours, those that are cached, within an aligned window of
 * 64 KiB, the area, the page table and the file (mm/memory.c, do_fault_around; mm/filemap.c,
 * filemap_map_pages): most programs use them next, and are spared the faults. The page table
 * must be there.
 */
export function faultAround(core: Core, process: Process, area: Vma, page: number): void {
  const file = core.file(area.file);
  const pages = core.settings.faultAround;
  const start = Math.max(page - (page % pages), area.start);
  const table = page - (page % tableEntries);
  const beyond = area.start + file.pages - area.offset;
  const end = Math.min(start + pages, area.end, table + tableEntries, beyond);
  const first = process.table.find(start) / 8;
  const flags = entryFlags(area, file.disk);
  const high = entryHigh(area);
  let around = 0;
  for (let at = start; at < end; at += 1) {
    const frame = file.cached.get(fileIndex(area, at));
    const entry = first + at - start;
    if (frame <= 0 || core.entry(entry) !== 0) continue;
    mapFrame(core, process, entry, frame, flags, high);
    core.frames.unmark(frame, frameBit.readAhead);
    file.misses = Math.max(0, file.misses - 1);
    if (at !== page) around += 1;
  }
  if (around > 0) {
    core.sink?.push({ kind: 'mapped-around', pid: process.pid, page, pages: around });
  }
}
