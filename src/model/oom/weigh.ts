import type { Arithmetic, OomEvent } from './events.ts';
import type { MachineMemory } from './machine-memory.ts';
import { commitLimit, mayMap, type OvercommitMode, reserves } from './overcommit.ts';
import { pageBytes, type Task } from './task.ts';

/** CommitLimit of a machine, in pages. */
export function limitOf({ ramPages, swapPages }: MachineMemory, ratio: number): number {
  return commitLimit({ ramPages, swapPages, ratio });
}

/** Whether a task gets so many pages of address space, and the event that says how that came. */
export function weigh(
  memory: MachineMemory,
  settings: { readonly overcommit: number; readonly ratio: number },
  { totalVm, uid }: Task,
  pages: number,
): { ok: boolean; event: (kind: 'mapped' | 'refused', task: string) => OomEvent } {
  const { ramPages, swapPages, committed } = memory;
  const mode = settings.overcommit as OvercommitMode;
  const root = uid === 0;
  const limit = limitOf(memory, settings.ratio);
  // As the machine set them when it started and all was free.
  const kept = reserves(ramPages);
  const request = { mode, pages, committed, limit, ramPages, swapPages, totalVm, root };
  const { ok, asked, allowed } = mayMap({ ...request, ...kept });
  const arithmetic: Arithmetic = {
    mode,
    asked,
    allowed: Number.isFinite(allowed) ? allowed : null,
    committed,
    limit,
    keptForAdmin: mode === 2 && !root ? kept.adminReserve : 0,
    keptForUser: mode === 2 ? Math.min(Math.floor(totalVm / 32), kept.userReserve) : 0,
  };
  const bytes = pages * pageBytes;
  return { ok, event: (kind, task) => ({ kind, task, bytes, ...arithmetic }) };
}
