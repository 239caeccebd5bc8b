import { placeOf, replaced } from './areas.ts';
import type { Core } from './core.ts';
import type { Process } from './process.ts';
import type { Vma } from './vma.ts';

/**
 * The area that holds a page, made ready for anonymous pages (mm/rmap.c, __anon_vma_prepare): it
 * takes over the anon_vma of a neighbour that it could be one with but for its protection, so that
 * mprotect() can join them later (mm/mmap.c, find_mergeable_anon_vma).
 */
export function withAnonVma(core: Core, process: Process, area: Vma): Vma {
  if (area.anonVma !== 0) return area;
  const { areas } = process;
  const at = placeOf(areas, area.start);
  const after = areas[at + 1];
  const before = areas[at - 1];
  let anonVma = 0;
  if (after !== undefined && mayShare(area, after, after)) anonVma = after.anonVma;
  else if (before !== undefined && mayShare(before, area, before)) anonVma = before.anonVma;
  else {
    anonVma = core.nextAnonVma;
    core.nextAnonVma += 1;
  }
  const ready = { ...area, anonVma };
  process.areas = replaced(areas, ready);
  return ready;
}

/** anon_vma_compatible, and reusable_anon_vma: the owner must have it from no parent. */
function mayShare(before: Vma, after: Vma, owner: Vma): boolean {
  return (
    owner.anonVma !== 0 &&
    !owner.inherited &&
    before.end === after.start &&
    before.shared === after.shared &&
    before.file === after.file &&
    before.growsDown === after.growsDown &&
    before.offset + before.end - before.start === after.offset
  );
}
