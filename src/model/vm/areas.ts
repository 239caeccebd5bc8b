import type { Vma } from './vma.ts';

/** The areas of a process in address order, none over another. A value: a change makes a new one. */
export type Areas = readonly Vma[];

/** The place of the first area that ends above a page (find_vma); `areas.length` for none. */
export function placeOf(areas: Areas, page: number): number {
  let low = 0;
  let high = areas.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (areas[middle]!.end > page) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The area that holds a page. */
export function areaAt(areas: Areas, page: number): Vma | undefined {
  const area = areas[placeOf(areas, page)];
  return area !== undefined && area.start <= page ? area : undefined;
}

/** What lies in a range, cut to it. */
export function within(areas: Areas, from: number, to: number): Vma[] {
  const found: Vma[] = [];
  for (let at = placeOf(areas, from); at < areas.length && areas[at]!.start < to; at += 1) {
    found.push(cut(areas[at]!, from, to));
  }
  return found;
}

/** Whether areas cover a range without a hole. */
export const covers = (areas: Areas, from: number, to: number): boolean =>
  within(areas, from, to).reduce((sum, area) => sum + area.end - area.start, 0) === to - from;

/** Takes a range out; an area that reaches over an end of it is split (mm/mmap.c, do_mas_munmap). */
export function without(areas: Areas, from: number, to: number): Areas {
  const kept: Vma[] = [];
  for (const area of areas) {
    if (area.end <= from || area.start >= to) kept.push(area);
    else {
      if (area.start < from) kept.push(cut(area, area.start, from));
      if (area.end > to) kept.push(cut(area, to, area.end));
    }
  }
  return kept;
}

/**
 * Puts an area where nothing is, as one with its neighbours where they agree (mm/mmap.c, vma_merge):
 * with both if all three do, else with the one before, else with the one after.
 */
export function withArea(areas: Areas, area: Vma): Areas {
  const at = placeOf(areas, area.start);
  const before = areas[at - 1];
  const after = areas[at];
  const joinsBefore = before !== undefined && continues(before, area) && agrees(area, before);
  const joinsAfter = after !== undefined && continues(area, after) && agrees(area, after);
  const both =
    joinsBefore &&
    joinsAfter &&
    (before.anonVma === 0 || after.anonVma === 0 || before.anonVma === after.anonVma);
  if (both) return spliced(areas, at - 1, 2, joined(joined(before, area), after));
  if (joinsBefore) return spliced(areas, at - 1, 1, joined(before, area));
  if (joinsAfter) return spliced(areas, at, 1, joined(area, after));
  return spliced(areas, at, 0, area);
}

/** Another area in the place of one that has the same start. */
export function replaced(areas: Areas, area: Vma): Areas {
  return spliced(areas, placeOf(areas, area.start), 1, area);
}

/** The part of an area that lies in a range. */
export function cut(area: Vma, from: number, to: number): Vma {
  const start = Math.max(area.start, from);
  const end = Math.min(area.end, to);
  if (start === area.start && end === area.end) return area;
  return { ...area, start, end, offset: area.offset + start - area.start };
}

/** Whether `after` goes on where `before` ends, and the two differ in nothing else that counts. */
function continues(before: Vma, after: Vma): boolean {
  return (
    before.end === after.start &&
    before.prot === after.prot &&
    before.shared === after.shared &&
    before.file === after.file &&
    before.growsDown === after.growsDown &&
    before.offset + before.end - before.start === after.offset
  );
}

/**
 * Whether the anonymous pages allow it (is_mergeable_anon_vma of 6.1): one side may have none, but
 * only where the neighbour has some and none from a parent. The kernel asks whether the neighbour's
 * chain has exactly one link, which an area without any page does not have either; that flaw of
 * 6.1 keeps areas apart that could be one, and stands until 6.16.
 */
function agrees(area: Vma, neighbour: Vma): boolean {
  const oneLink = neighbour.anonVma !== 0 && !neighbour.inherited;
  if ((area.anonVma === 0 || neighbour.anonVma === 0) && oneLink) return true;
  return area.anonVma === neighbour.anonVma;
}

function joined(before: Vma, after: Vma): Vma {
  return {
    ...before,
    end: after.end,
    anonVma: before.anonVma || after.anonVma,
    inherited: before.inherited || after.inherited,
  };
}

const spliced = (areas: Areas, at: number, drop: number, area: Vma): Areas => [
  ...areas.slice(0, at),
  area,
  ...areas.slice(at + drop),
];
