import { effectiveLimit } from './group-limit.ts';
import type { MachineMemory } from './machine-memory.ts';
import { oomScore } from './oom-score.ts';
import { rulesOf } from './rules.ts';
import { select } from './select.ts';
import type { OomSettings } from './settings.ts';
import type { GroupView, OomState, TaskView } from './state.ts';
import { pageBytes, tablePages } from './task.ts';
import { limitOf } from './weigh.ts';

const sized = (pages: number): number => pages * pageBytes;
const orNull = (pages: number): number | null => (Number.isFinite(pages) ? sized(pages) : null);

/** What there is to draw of the memory at one moment. */
export function viewOf(
  memory: MachineMemory,
  { kernel, ratio }: Pick<OomSettings, 'kernel' | 'ratio'>,
): Omit<OomState, 'phase' | 'report'> {
  const totalPages = memory.ramPages + memory.swapPages;
  return {
    tasks: tasksOf(memory, totalPages, kernel),
    groups: groupsOf(memory),
    ram: sized(memory.ramPages),
    freeRam: sized(memory.freeRam),
    swap: sized(memory.swapPages),
    freeSwap: sized(memory.freeSwap),
    committed: sized(memory.committed),
    commitLimit: sized(limitOf(memory, ratio)),
    totalPages,
  };
}

function tasksOf(
  memory: MachineMemory,
  totalPages: number,
  kernel: OomSettings['kernel'],
): TaskView[] {
  const rules = rulesOf(kernel);
  const { verdicts } = select({
    tasks: memory.processes.map(({ task }) => task),
    rules,
    totalPages,
  });
  return memory.processes.map(({ task, state }, index) => {
    const verdict = verdicts[index]!;
    const alive = state === 'alive';
    return {
      name: task.name,
      pid: task.pid,
      uid: task.uid,
      adj: task.adj,
      group: memory.groups.find(({ path }) => path === task.group)?.name ?? null,
      rss: sized(task.rss),
      swap: sized(task.swapents),
      tables: sized(tablePages(task)),
      totalVm: sized(task.totalVm),
      points: alive && 'points' in verdict ? verdict.points : null,
      oomScore: alive ? oomScore(task, rules, totalPages) : 0,
      state,
    };
  });
}

function groupsOf(memory: MachineMemory): GroupView[] {
  const limits = new Map(memory.groups.map(({ path, limit }) => [path, limit]));
  return memory.groups.map(({ name, path, limit, swapLimit, killsAll, events }) => ({
    name,
    path,
    limit: orNull(limit),
    swapLimit: orNull(swapLimit),
    usage: sized(memory.usage(path)),
    swapUsage: sized(memory.swapUsage(path)),
    effectiveLimit: orNull(effectiveLimit(path, limits).limit),
    killsAll,
    events,
  }));
}
