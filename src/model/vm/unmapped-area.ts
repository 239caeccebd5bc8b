import { type Areas, placeOf } from './areas.ts';
import { guardGapPages, lowestPage } from './layout.ts';
import type { Vma } from './vma.ts';

/** Where an area begins for others: below a stack a gap stays free (vm_start_gap). */
export const startWithGap = (area: Vma): number =>
  area.growsDown ? Math.max(0, area.start - guardGapPages) : area.start;

/**
 * The first page of a free range for mmap(): at the wish if it is free there, else the highest below
 * `base`, else the lowest above it (arch_get_unmapped_area_topdown in arch/x86/kernel/sys_x86_64.c).
 *
 * @param wish a page, or 0 for none; @param end the first page after the address space.
 * @returns a page, or -1 where nothing is free (ENOMEM).
 */
export function unmappedArea(
  areas: Areas,
  pages: number,
  wish: number,
  base: number,
  end: number,
): number {
  if (pages > end) return -1;
  if (wish !== 0) {
    const page = Math.max(wish, lowestPage);
    if (page + pages <= end && isFree(areas, page, page + pages)) return page;
  }
  const below = highestGap(areas, pages, base);
  return below >= 0 ? below : lowestGap(areas, pages, Math.floor(base / 3), end);
}

function isFree(areas: Areas, from: number, to: number): boolean {
  const next = areas[placeOf(areas, from)];
  return next === undefined || to <= startWithGap(next);
}

function highestGap(areas: Areas, pages: number, base: number): number {
  let top = base;
  for (let at = areas.length - 1; at >= 0; at -= 1) {
    const area = areas[at]!;
    if (top - area.end >= pages) break;
    top = Math.min(top, startWithGap(area));
  }
  return top - pages >= lowestPage && top >= 0 ? top - pages : -1;
}

function lowestGap(areas: Areas, pages: number, from: number, end: number): number {
  let bottom = from;
  for (const area of areas) {
    if (area.end <= bottom) continue;
    if (startWithGap(area) - bottom >= pages) return bottom;
    bottom = area.end;
  }
  return end - bottom >= pages ? bottom : -1;
}
