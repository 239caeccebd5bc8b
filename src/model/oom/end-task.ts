import type { OomEvent } from './events.ts';
import { exitStatusOfSignal, sigkill } from './group-limit.ts';
import type { WholeKill } from './kill.ts';
import type { MachineMemory } from './machine-memory.ts';
import { sized } from './pages.ts';
import { type Task, tablePages } from './task.ts';

/** Sends SIGKILL to everyone in a kill; who dies holds its memory until it is freed. */
export function killAll(
  memory: MachineMemory,
  kill: WholeKill,
): { readonly events: readonly OomEvent[]; readonly dying: readonly number[] } {
  const because = new Map<Task, 'victim' | 'shares-memory' | 'oom-group'>();
  for (const task of kill.group) because.set(task, 'oom-group');
  for (const task of kill.sharers) because.set(task, 'shares-memory');
  because.set(kill.victim, 'victim');
  if (kill.path !== undefined) memory.count(kill.path, 'oomGroupKill');
  const events: OomEvent[] = [];
  const dying: number[] = [];
  for (const [index, { task }] of memory.processes.entries()) {
    const why = because.get(task);
    if (!why) continue;
    memory.change(index, {}, { state: 'killed' });
    memory.count(task.group ?? '/', 'oomKill');
    dying.push(index);
    const { name, pid } = task;
    const status = exitStatusOfSignal(sigkill);
    events.push({ kind: 'killed', task: name, pid, because: why, status });
  }
  return { events, dying };
}

/** Frees all that a task holds, which was killed or has exited. */
export function freeTask(
  memory: MachineMemory,
  index: number,
  state: 'killed' | 'exited',
): OomEvent {
  const { task } = memory.processes[index]!;
  const ram = sized(task.rss + tablePages(task));
  const nothing = { rss: 0, swapents: 0, pgtablesBytes: 0, totalVm: 0 };
  memory.change(index, nothing, { state });
  return { kind: 'freed', task: task.name, ram, swap: sized(task.swapents) };
}
