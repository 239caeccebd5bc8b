import { crisisReport, type Shortage } from './crisis-report.ts';
import type { Judged, Scope } from './events.ts';
import type { Kernel } from './kernel.ts';
import { atLeast } from './kernel.ts';
import { killOf, type WholeKill } from './kill.ts';
import type { Group, MachineMemory } from './machine-memory.ts';
import type { Report } from './report.ts';
import { rulesOf } from './rules.ts';
import { type Choice, type Scene, select } from './select.ts';
import type { OomSettings } from './settings.ts';
import { pageBytes, type Task } from './task.ts';
import { groupPages } from './total-pages.ts';

/** One call of the OOM killer, from its cause to its choice. */
export interface Crisis {
  /** The group at its limit; none where the machine is short. */
  readonly group: Group | undefined;
  readonly invoker: Task;
  readonly scene: Scene;
  readonly choice: Choice;
}

export function crisisOf(
  memory: MachineMemory,
  invoker: Task,
  group: Group | undefined,
  how: Pick<OomSettings, 'kernel' | 'kill-allocating'>,
): Crisis {
  const { ramPages, swapPages } = memory;
  const scene: Scene = {
    tasks: memory.processes.filter(({ state }) => state === 'alive').map(({ task }) => task),
    rules: rulesOf(how.kernel),
    totalPages: group
      ? groupPages({ memory: group.limit, swap: group.swapLimit }, swapPages)
      : ramPages + swapPages,
    ...(group && { memcg: group.path }),
    killAllocating: how['kill-allocating'],
    current: invoker.pid,
  };
  return { group, invoker, scene, choice: select(scene) };
}

export const scopeOf = (group: Group | undefined): Scope =>
  group ? { kind: 'group', name: group.name } : { kind: 'machine' };

/** The verdicts with names for pids. */
export function judged({ scene, choice }: Crisis): Judged[] {
  return choice.verdicts.map(({ pid: _, ...verdict }, index) => ({
    task: scene.tasks[index]!.name,
    ...verdict,
  }));
}

/** Who dies: the highest group with memory.oom.group, up to the one at its limit, dies whole. */
export function killIn(crisis: Crisis, memory: MachineMemory, kernel: Kernel): WholeKill {
  const { scene, choice, group } = crisis;
  const whole = atLeast(kernel, '4.19')
    ? memory
        .groupsOf(choice.chosen!)
        .findLast(({ path, killsAll }) => killsAll && path.length >= (group?.path.length ?? 0))
    : undefined;
  return { ...killOf(scene, choice.chosen!, whole?.path), ...(whole && { path: whole.path }) };
}

/** What the kernel logs of it. */
export function reportOf(
  { group, scene, choice }: Crisis,
  memory: MachineMemory,
  { kernel, ram }: Pick<OomSettings, 'kernel' | 'ram'>,
  kill?: WholeKill,
): Report {
  return crisisReport(scene, choice, shortageOf(group, memory, ram), kernel, kill);
}

function shortageOf(group: Group | undefined, memory: MachineMemory, ram: number): Shortage {
  if (group) {
    const { path, limit, swapLimit, events } = group;
    const usage = memory.usage(path);
    const swapUsage = memory.swapUsage(path);
    return { scope: 'group', path, usage, limit, failures: events.oom, swapUsage, swapLimit };
  }
  const { swapPages, freeRam, freeSwap } = memory;
  const ramPages = Math.floor(ram / pageBytes);
  const anonymous = memory.processes.reduce((sum, { task }) => sum + task.rss, 0);
  return {
    scope: 'machine',
    ramPages,
    reservedPages: ramPages - memory.ramPages,
    swapPages,
    freeSwap,
    memInfo: { active_anon: 0, inactive_anon: anonymous, free: freeRam },
  };
}
