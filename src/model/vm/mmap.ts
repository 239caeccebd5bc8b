import { withArea } from './areas.ts';
import type { Core } from './core.ts';
import { MappedFile } from './file.ts';
import { lowestPage, taskPages } from './layout.ts';
import { unmapRange } from './munmap.ts';
import type { Process } from './process.ts';
import { forbidden, invalid, noMemory, type Refused } from './refused.ts';
import { unmappedArea } from './unmapped-area.ts';
import { prot, protText, type Vma } from './vma.ts';

/** What mmap() is asked for. */
export interface Mapping {
  /** Bytes; rounded up to whole pages. */
  readonly length: number;
  /** Bits of `prot`; read and write if it is not said. */
  readonly prot?: number;
  readonly shared?: boolean;
  /** The id of a file; anonymous memory without it. */
  readonly file?: number;
  /** Where in the file it begins, in bytes: a multiple of 4096. */
  readonly offset?: number;
  /** An address that would be welcome; rounded down to a page. */
  readonly hint?: number;
  /** MAP_FIXED: exactly at `hint`, in the place of whatever is there. */
  readonly fixed?: boolean;
}

/** vm.max_map_count. */
const mostAreas = 65530;

/** Maps memory (mm/mmap.c, do_mmap); its first page, or why not. */
export function mapMemory(core: Core, process: Process, mapping: Mapping): number | Refused {
  const { length, offset = 0, hint = 0, fixed = false, shared = false } = mapping;
  const pages = Math.ceil(length / 4096);
  const end = taskPages(core.geometry.addressBits);
  if (!(length > 0)) return invalid(`mmap needs a length of at least 1 byte, found ${length}.`);
  if (pages > end) return noMemory(`${length} bytes are more than the address space has.`);
  if (offset % 4096 !== 0) {
    return invalid(`A file is mapped from a multiple of 4096 bytes on, not from ${offset}.`);
  }
  if (process.areas.length > mostAreas) {
    return noMemory(`A process may have ${mostAreas} areas (vm.max_map_count).`);
  }
  if (fixed && hint % 4096 !== 0) {
    return invalid(
      `MAP_FIXED needs an address that is a multiple of 4096, found 0x${hint.toString(16)}.`,
    );
  }
  const wish = Math.floor(hint / 4096);
  const start = fixed
    ? wish
    : unmappedArea(process.areas, pages, wish, process.layout.mmapBase, end);
  if (start < 0 || start + pages > end) {
    return noMemory(`No free range of ${pages} pages is left in the address space.`);
  }
  if (start < lowestPage) {
    return forbidden(
      `Nothing is mapped below 0x${(lowestPage * 4096).toString(16)} (mmap_min_addr).`,
    );
  }
  if (fixed) unmapRange(core, process, start, start + pages);
  const area: Vma = {
    start,
    end: start + pages,
    prot: mapping.prot ?? prot.read | prot.write,
    shared,
    file: mapping.file ?? (shared ? sharedMemory(core, pages).id : 0),
    offset: mapping.file === undefined && !shared ? start : offset / 4096,
    growsDown: false,
    anonVma: 0,
    inherited: false,
  };
  addArea(core, process, area);
  return start;
}

export function addArea(core: Core, process: Process, area: Vma): void {
  process.areas = withArea(process.areas, area);
  const { start: from, end: to } = area;
  const detail = protText(area);
  core.sink?.push({ kind: 'area-mapped', pid: process.pid, from, to, detail });
}

/** Shared anonymous memory is a file of tmpfs that nobody can open (mm/shmem.c, shmem_zero_setup). */
function sharedMemory(core: Core, pages: number): MappedFile {
  return addFile(core, '/dev/zero (deleted)', false, pages);
}

export function addFile(core: Core, name: string, disk: boolean, pages: number): MappedFile {
  const file = new MappedFile(core.files.length + 1, name, disk, pages);
  core.files.push(file);
  return file;
}
