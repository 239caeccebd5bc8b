import { formatBytes } from '../units.ts';
import type { Pending } from './allocate.ts';
import { type MachineMemory, tablesFor } from './machine-memory.ts';
import { did, fault, type OomStep, unknownGroup } from './oom-step.ts';
import { pagesOf, sized } from './pages.ts';
import type { OomSettings } from './settings.ts';
import type { StatementOfKind } from './statements.ts';
import type { Task } from './task.ts';
import { weigh } from './weigh.ts';

/** `task`: puts a task into the list, with its swap; the memory that it touches it is still to get. */
export function startTask(
  memory: MachineMemory,
  settings: OomSettings,
  statement: StatementOfKind<'task'>,
  { pid, clock }: { readonly pid: number; readonly clock: number },
): { readonly pending: Pending } | { readonly refused: OomStep } {
  const { name, adj = 0, uid = 1000, group } = statement;
  const old = memory.indexOf(name);
  if (memory.processes[old]?.state === 'alive') {
    const why = `There is already a task named ${name}.`;
    return { refused: fault('already-declared', why, name) };
  }
  const path = group === undefined ? undefined : memory.groupNamed(group)?.path;
  if (group !== undefined && path === undefined) return { refused: unknownGroup(group) };
  const [rss, swapents] = [pagesOf(statement.rss ?? 0), pagesOf(statement.swap ?? 0)];
  const task: Task = {
    pid,
    uid,
    name,
    totalVm: rss + swapents,
    rss: 0,
    swapents,
    pgtablesBytes: 0,
    adj,
    ...(path && { group: path }),
  };
  const rooms = memory.groupsOf(task).map((one) => one.swapLimit - memory.swapUsage(one.path));
  const room = Math.min(memory.freeSwap, ...rooms);
  if (swapents > room) {
    const [wanted, left] = [sized(swapents), sized(room)].map(formatBytes);
    const why = `${name} is to have ${wanted} in swap, and there is room for ${left}.`;
    return { refused: fault('swap-full', why, name) };
  }
  const weighed = weigh(memory, settings, { ...task, totalVm: 0 }, rss + swapents);
  if (!weighed.ok) return { refused: did(weighed.event('refused', name)) };
  // A name can come back; the one that is gone then leaves the list.
  if (old >= 0) memory.processes.splice(old, 1);
  memory.processes.push({ task, state: 'alive', touched: clock });
  const tables =
    statement.tables === undefined ? tablesFor(rss + swapents) : pagesOf(statement.tables);
  return { pending: { index: memory.processes.length - 1, tables, rss } };
}
