import type { Core } from './core.ts';
import { eachEntry } from './entries.ts';
import { frameBit, use, zeroFrame } from './frames.ts';
import type { Process } from './process.ts';
import { frameOfPte, holdsPage, pte, slotOfPte } from './pte.ts';
import { fileIndex, type Vma } from './vma.ts';

/** What /proc/PID/smaps says of an area, by its names, in kB (fs/proc/task_mmu.c, __show_smap). */
export interface Smap {
  readonly Size: number;
  readonly Rss: number;
  readonly Pss: number;
  readonly Pss_Dirty: number;
  readonly Shared_Clean: number;
  readonly Shared_Dirty: number;
  readonly Private_Clean: number;
  readonly Private_Dirty: number;
  readonly Referenced: number;
  readonly Anonymous: number;
  readonly LazyFree: number;
  readonly KernelPageSize: 4;
  readonly MMUPageSize: 4;
  /** Huge pages, transparent ones and others, and locked pages: the model has none. */
  readonly AnonHugePages: 0;
  readonly ShmemPmdMapped: 0;
  readonly FilePmdMapped: 0;
  readonly Shared_Hugetlb: 0;
  readonly Private_Hugetlb: 0;
  readonly Swap: number;
  readonly SwapPss: number;
  readonly Locked: 0;
}

/** A page in the kernel's fixed point for shares: bytes with 12 more bits (PSS_SHIFT). */
const pageShare = 4096 * 4096;
const sharePerKb = 1024 * 4096;

/** The sums of `mem_size_stats`: pages, and shares in fixed point. */
class Sums {
  resident = 0;
  share = 0;
  dirtyShare = 0;
  sharedClean = 0;
  sharedDirty = 0;
  privateClean = 0;
  privateDirty = 0;
  referenced = 0;
  anonymous = 0;
  lazyFree = 0;
  swap = 0;
  swapShare = 0;
}

export function smapOf(core: Core, process: Process, area: Vma): Smap {
  const sums = new Sums();
  eachEntry(core, process, area.start, area.end, (_entry, _page, low) => {
    if (holdsPage(low)) addPage(core, sums, low);
    else addSlot(core, sums, slotOfPte(low));
  });
  if (area.file !== 0) sums.swap += shmemSlots(core, process, area);
  return {
    Size: (area.end - area.start) * 4,
    Rss: sums.resident * 4,
    Pss: Math.floor(sums.share / sharePerKb),
    Pss_Dirty: Math.floor(sums.dirtyShare / sharePerKb),
    Shared_Clean: sums.sharedClean * 4,
    Shared_Dirty: sums.sharedDirty * 4,
    Private_Clean: sums.privateClean * 4,
    Private_Dirty: sums.privateDirty * 4,
    Referenced: sums.referenced * 4,
    Anonymous: sums.anonymous * 4,
    LazyFree: sums.lazyFree * 4,
    KernelPageSize: 4,
    MMUPageSize: 4,
    AnonHugePages: 0,
    ShmemPmdMapped: 0,
    FilePmdMapped: 0,
    Shared_Hugetlb: 0,
    Private_Hugetlb: 0,
    Swap: sums.swap * 4,
    SwapPss: Math.floor(sums.swapShare / sharePerKb),
    Locked: 0,
  };
}

/** smaps_account: a page counts for each area by the number of entries that map it. */
function addPage(core: Core, sums: Sums, low: number): void {
  const { frames } = core;
  const frame = frameOfPte(low);
  if (frame === zeroFrame) return;
  const anon = frames.use(frame) === use.anon;
  const dirty = (low & pte.dirty) !== 0 || frames.has(frame, frameBit.dirty);
  const mappings = core.reverse.count(frame);
  const share = mappings > 1 ? Math.floor(pageShare / mappings) : pageShare;
  sums.resident += 1;
  sums.share += share;
  if (dirty) sums.dirtyShare += share;
  if (anon) sums.anonymous += 1;
  if (anon && frames.has(frame, frameBit.lazyFree) && !dirty) sums.lazyFree += 1;
  if ((low & pte.accessed) !== 0 || core.links.isReferenced(frame)) sums.referenced += 1;
  if (mappings > 1) {
    if (dirty) sums.sharedDirty += 1;
    else sums.sharedClean += 1;
  } else if (dirty) sums.privateDirty += 1;
  else sums.privateClean += 1;
}

function addSlot(core: Core, sums: Sums, slot: number): void {
  const users = core.swap.users(slot);
  sums.swap += 1;
  sums.swapShare += users > 1 ? Math.floor(pageShare / users) : pageShare;
}

/** Pages of tmpfs that are in swap and would be seen here (shmem_swap_usage). */
function shmemSlots(core: Core, process: Process, area: Vma): number {
  const file = core.file(area.file);
  if (file.disk) return 0;
  const own = new Set<number>();
  // A private page hides the file's.
  eachEntry(core, process, area.start, area.end, (_entry, page) => own.add(page));
  let slots = 0;
  for (let page = area.start; page < area.end; page += 1) {
    if (!own.has(page) && file.cached.get(fileIndex(area, page)) < 0) slots += 1;
  }
  return slots;
}

/** The pages of a process, each divided by the entries that map it. */
export function pageShareSum(core: Core, process: Process): number {
  let sum = 0;
  for (const { start, end } of process.areas) {
    eachEntry(core, process, start, end, (_entry, _page, low) => {
      const frame = frameOfPte(low);
      if (holdsPage(low) && frame !== zeroFrame) sum += 1 / core.reverse.count(frame);
    });
  }
  return sum;
}
