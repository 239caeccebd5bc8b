import { placeOf, within, without } from './areas.ts';
import type { Core } from './core.ts';
import { costs } from './costs.ts';
import { eachEntry } from './entries.ts';
import { freeIfUnused, unmapFrame } from './mapping.ts';
import type { Process } from './process.ts';
import { holdsPage, slotOfPte } from './pte.ts';
import { releaseSlot } from './swap-slots.ts';
import { freeTables } from './tables.ts';
import { protText } from './vma.ts';

/** Takes a range out of a process: its areas, what they map, and the tables that nobody needs. */
export function unmapRange(core: Core, process: Process, from: number, to: number): void {
  const gone = within(process.areas, from, to);
  if (gone.length === 0) return;
  for (const area of gone) {
    zapRange(core, process, area.start, area.end);
    core.sink?.push({
      kind: 'area-unmapped',
      pid: process.pid,
      from: area.start,
      to: area.end,
      detail: protText(area),
    });
  }
  process.areas = without(process.areas, from, to);
  const at = placeOf(process.areas, from);
  const floor = process.areas[at - 1]?.end ?? 0;
  const ceiling = process.areas[at]?.start ?? Number.POSITIVE_INFINITY;
  freeTables(core, process, gone[0]!.start, gone.at(-1)!.end, floor, ceiling);
}

/** Forgets what is mapped in a range; the areas and the tables stay (mm/memory.c, unmap_page_range). */
export function zapRange(core: Core, process: Process, from: number, to: number): void {
  eachEntry(core, process, from, to, (entry, _page, low) => {
    core.now += costs.dropEntry;
    if (holdsPage(low)) return unmapFrame(core, process, entry);
    core.setEntry(entry, 0, 0);
    process.swapped -= 1;
    dropSlot(core, slotOfPte(low));
  });
}

/** An entry no longer names a slot (free_swap_and_cache): a copy in memory that nobody maps goes. */
export function dropSlot(core: Core, slot: number): void {
  const frame = core.swap.cached.get(slot);
  releaseSlot(core, slot);
  if (frame !== 0) freeIfUnused(core, frame);
}
