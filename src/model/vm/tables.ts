import { allocateFrame } from './allocate.ts';
import type { Core } from './core.ts';
import { use } from './frames.ts';
import type { Process } from './process.ts';
import { frameOfPte } from './pte.ts';

/**
 * Linux counts the tables of the lowest three levels (mm_inc_nr_ptes, _pmds, _puds): not the
 * root, and no p4d.
 */
const countedLevels = 3;

/**
 * A page's entry; makes the tables that lead to it (pte_alloc and those above). -1 where there is no
 * memory for one, which `core.refusal` explains.
 */
export function ensureEntry(core: Core, process: Process, page: number): number {
  const { table } = process;
  const { depth, pagesPerEntry, spec } = core.geometry;
  table.find(page);
  const found = table.level;
  if (found === depth - 1) return table.address / 8;
  for (let level = found + 1; level < depth; level += 1) {
    const frame = allocateFrame(core, process.pid, use.table, core.payer(process));
    if (frame < 0) {
      for (const spare of core.spareTables.splice(0)) core.free(spare);
      return -1;
    }
    const span = pagesPerEntry[level - 1]!;
    core.frames.owners.set(frame, process.pid);
    core.frames.places.set(frame, page - (page % span));
    core.spareTables.push(frame);
  }
  const frames = core.sink === undefined ? [] : [...core.spareTables];
  const address = table.ensure(page);
  process.tables += depth - Math.max(found + 1, depth - countedLevels);
  frames.forEach((frame, at) => {
    const level = found + 1 + at;
    const { name } = spec.levels[level]!;
    core.sink?.push({ kind: 'page-table-allocated', pid: process.pid, page, frame, level, name });
  });
  return address / 8;
}

/**
 * Frees the tables of a range that was unmapped, but only those that lie wholly between the areas
 * that are left on both sides (mm/memory.c, free_pgd_range): others may still be needed, and
 * whether a table is empty nobody looks.
 *
 * @param floor the end of the area before the range; @param ceiling the start of the one after it.
 */
export function freeTables(
  core: Core,
  process: Process,
  from: number,
  to: number,
  floor: number,
  ceiling: number,
): void {
  const { table } = process;
  const { depth, pagesPerEntry } = core.geometry;
  for (let level = depth - 1; level > 0; level -= 1) {
    const span = pagesPerEntry[level - 1]!;
    let base = from - (from % span);
    while (base < to) {
      table.find(base);
      if (table.level < level) {
        const gap = pagesPerEntry[table.level]!;
        base += gap - (base % gap);
        continue;
      }
      if (base >= floor && base + span <= ceiling) freeTable(core, process, base, level);
      base += span;
    }
  }
}

function freeTable(core: Core, process: Process, page: number, level: number): void {
  const { table } = process;
  const parent = table.ensure(page, level - 1);
  const frame = frameOfPte(core.entry(parent / 8));
  table.setEntry(parent, 0, 0);
  core.memory.clearFrame(frame);
  core.free(frame);
  table.tableFrames -= 1;
  if (level >= core.geometry.depth - countedLevels) process.tables -= 1;
  core.sink?.push({ kind: 'page-table-freed', pid: process.pid, page, frame, level });
}
