import type { Core } from './core.ts';
import { costs } from './costs.ts';
import { eachEntry } from './entries.ts';
import { endProcess } from './exit.ts';
import { frameBit, zeroFrame } from './frames.ts';
import { mapFrame } from './mapping.ts';
import type { Process } from './process.ts';
import { frameOfPte, holdsPage, pte, slotOfPte, swapExclusive } from './pte.ts';
import { emptyProcess } from './spawn.ts';
import { ensureEntry } from './tables.ts';
import type { Vma } from './vma.ts';

/** What copying an address space came to. */
interface Copied {
  entries: number;
  protected: number;
}

/**
 * A child with a copy of the parent's page tables, not of its pages (kernel/fork.c, dup_mmap;
 * mm/memory.c, copy_page_range): both map the same frames, read-only where a write must not be seen
 * by the other. Undefined where memory ran out half-way; `core.refusal` says why.
 */
export function fork(core: Core, parent: Process, name: string): Process | undefined {
  const { group, layout, stackLimit, pid } = parent;
  const child = emptyProcess(core, pid, name, group, layout, stackLimit);
  if (child === undefined) return undefined;
  child.brk = parent.brk;
  child.areas = parent.areas.map((area) => inheritedArea(core, area));
  const copied: Copied = { entries: 0, protected: 0 };
  for (const area of parent.areas) {
    // What has no anonymous page can be found again by faults (vma_needs_copy).
    if (area.anonVma === 0) continue;
    if (!copyArea(core, parent, child, area, copied)) {
      endProcess(core, child);
      return undefined;
    }
  }
  core.sink?.push({ kind: 'forked', pid, child: child.pid, ...copied, tables: child.tables });
  return child;
}

/** anon_vma_fork: the child's new pages are its own, the old ones its parent's. */
function inheritedArea(core: Core, area: Vma): Vma {
  if (area.anonVma === 0) return area;
  const anonVma = core.nextAnonVma;
  core.nextAnonVma += 1;
  return { ...area, anonVma, inherited: true };
}

function copyArea(core: Core, parent: Process, child: Process, area: Vma, copied: Copied): boolean {
  let complete = true;
  eachEntry(core, parent, area.start, area.end, (entry, page) => {
    if (!complete) return;
    const to = ensureEntry(core, child, page);
    if (to < 0) {
      complete = false;
      return;
    }
    core.now += costs.copyEntry;
    copied.entries += 1;
    // Looked at only now: to get a table, reclaim may have taken this very page.
    if (copyEntry(core, child, entry, to, area.shared)) copied.protected += 1;
  });
  return complete;
}

/** Copies one entry (copy_present_pte, copy_nonpresent_pte); whether the parent's was writable. */
function copyEntry(
  core: Core,
  child: Process,
  entry: number,
  to: number,
  shared: boolean,
): boolean {
  const low = core.entry(entry);
  const high = core.memory.load32(entry * 8 + 4);
  if (low === 0) return false;
  if (!holdsPage(low)) {
    core.swap.area.duplicate(slotOfPte(low));
    child.swapped += 1;
    core.setEntryLow(entry, low & ~swapExclusive);
    core.setEntry(to, low & ~swapExclusive, high);
    return false;
  }
  const frame = frameOfPte(low);
  const protect = !shared && (low & pte.writable) !== 0;
  const kept = protect ? low & ~pte.writable : low;
  if (protect) core.setEntryLow(entry, kept);
  if (frame !== zeroFrame) core.frames.unmark(frame, frameBit.exclusive);
  // The child has not used it yet; what a shared page says of its file, the parent's entry says.
  const flags = kept & 0xfff & ~(shared ? pte.accessed | pte.dirty : pte.accessed);
  mapFrame(core, child, to, frame, flags, high);
  return protect;
}
