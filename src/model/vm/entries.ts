import type { Core } from './core.ts';
import type { Process } from './process.ts';

/**
 * Calls `visit` for each entry in a range of pages that holds a page or a slot, in order; skips
 * what has no table. `visit` may change the entry, not the tables.
 */
export function eachEntry(
  core: Core,
  { table }: Process,
  from: number,
  to: number,
  visit: (entry: number, page: number, low: number) => void,
): void {
  const last = core.geometry.depth - 1;
  let page = from;
  while (page < to) {
    table.find(page);
    const span = core.geometry.pagesPerEntry[Math.min(table.level, last - 1)]!;
    const next = Math.min(to, page - (page % span) + span);
    if (table.level === last) {
      let entry = table.address / 8;
      for (; page < next; page += 1, entry += 1) {
        const low = core.entry(entry);
        if (low !== 0) visit(entry, page, low);
      }
    }
    page = next;
  }
}

/** A page's entry, or -1 where it has no table. */
export function entryOf(core: Core, { table }: Process, page: number): number {
  const address = table.find(page);
  return table.level === core.geometry.depth - 1 ? address / 8 : -1;
}
