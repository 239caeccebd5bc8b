import { scopeOf } from './crisis.ts';
import type { OomEvent } from './events.ts';
import type { Group, MachineMemory } from './machine-memory.ts';
import { sized } from './pages.ts';

/** Pages that a task is still to get. */
export interface Pending {
  readonly index: number;
  readonly tables: number;
  readonly rss: number;
}

/** What a task got, what it did not, and who had no room for that: undefined is the machine. */
export interface Allocated {
  readonly events: readonly OomEvent[];
  readonly missing: Pending | undefined;
  readonly tight: Group | undefined;
}

/** Gives a task what there is, and swaps out for the rest. */
export function allocate(memory: MachineMemory, asked: Pending): Allocated {
  const { index } = asked;
  const { name } = memory.processes[index]!.task;
  let { tables, rss } = asked;
  const swapped: OomEvent[] = [];
  const events = (): OomEvent[] => {
    const grew = { bytes: sized(asked.rss - rss), tables: sized(asked.tables - tables) };
    const got = grew.bytes + grew.tables > 0;
    return got ? [...swapped, { kind: 'grew', task: name, ...grew }] : swapped;
  };
  while (tables + rss > 0) {
    const { task } = memory.processes[index]!;
    const { pages, tight } = memory.roomFor(task);
    if (pages > 0) {
      const forTables = Math.min(tables, pages);
      const forRss = Math.min(rss, pages - forTables);
      memory.give(index, forTables, forRss);
      tables -= forTables;
      rss -= forRss;
      continue;
    }
    const moved = memory.swapOut(tight?.path ?? '/', tables + rss);
    for (const one of moved) {
      const from = memory.processes[one.index]!.task.name;
      const scope = scopeOf(tight);
      swapped.push({ kind: 'swapped-out', task: from, bytes: sized(one.pages), by: name, scope });
    }
    if (moved.length === 0) return { events: events(), missing: { index, tables, rss }, tight };
  }
  return { events: events(), missing: undefined, tight: undefined };
}
