import { reportedScore } from './badness.ts';
import type { Judged, Scope } from './events.ts';
import type { Kernel } from './kernel.ts';
import { atLeast } from './kernel.ts';
import { type Kill, killOf } from './kill.ts';
import type { Group, MachineMemory } from './machine-memory.ts';
import { killedOf, panicOf } from './print-report.ts';
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

/** A kill, and the path of the group that dies whole. */
export type WholeKill = Kill & { readonly path?: string };

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

/** A name as the kernel keeps it: TASK_COMM_LEN is 16 with the zero at its end, and no line feeds. */
const commOf = (name: string): string => name.replace(/\p{Cc}/gu, '?').slice(0, 15);

/** What the kernel logs of it. */
export function reportOf(
  crisis: Crisis,
  memory: MachineMemory,
  machine: Pick<OomSettings, 'kernel' | 'ram'>,
  kill?: WholeKill,
): Report {
  const { group, invoker, scene, choice } = crisis;
  const { kernel, ram } = machine;
  const { swapPages, freeRam, freeSwap } = memory;
  const ramPages = Math.floor(ram / pageBytes);
  const kB = pageBytes / 1024;
  const named = (task: Task): Task => ({ ...task, name: commOf(task.name) });
  const inside = scene.tasks.filter((_, index) => {
    const verdict = choice.verdicts[index]!;
    return !('spared' in verdict && verdict.spared === 'outside');
  });
  const dead = kill ? [kill.victim, ...kill.group.filter((task) => task !== kill.victim)] : [];
  const anonymous = memory.processes.reduce((sum, { task }) => sum + task.rss, 0);
  return {
    kernel,
    invoker: { name: commOf(invoker.name), pid: invoker.pid, adj: invoker.adj },
    order: 0,
    memInfo: group ? {} : { active_anon: 0, inactive_anon: anonymous, free: freeRam },
    ...(group
      ? {
          constraint: 'CONSTRAINT_MEMCG' as const,
          memcg: group.path,
          memory: {
            usageKB: memory.usage(group.path) * kB,
            limitKB: group.limit * kB,
            failcnt: group.events.oom,
          },
          swap: {
            usageKB: memory.swapUsage(group.path) * kB,
            limitKB: Math.min(group.swapLimit * kB, noLimitKB),
            failcnt: 0,
          },
        }
      : {
          constraint: 'CONSTRAINT_NONE' as const,
          ramPages,
          reservedPages: ramPages - memory.ramPages,
          swapFreeKB: freeSwap * kB,
          swapTotalKB: swapPages * kB,
        }),
    taskMemcg: kill?.victim.group ?? '/',
    pageBytes,
    tasks: inside.map(named),
    ...(choice.chosen && {
      chosen: {
        pid: choice.chosen.pid,
        name: commOf(choice.chosen.name),
        // The kernel does not count the points of a task that it takes because it asked.
        score:
          choice.because === 'allocating' ? 0 : reportedScore(choice.points!, scene.totalPages),
      },
    }),
    killed: dead.map((task) => killedOf(named(task))),
    allocating: choice.because === 'allocating',
    ...(kill?.path !== undefined && { groupKill: kill.path }),
    noKillable: choice.because === 'nobody',
    ...(choice.because === 'nobody' && !group && { panic: panicOf(kernel) }),
    reaped: dead.map(({ pid }) => pid),
    era: {},
  };
}

/** PAGE_COUNTER_MAX in kB, as reports print `max`. */
const noLimitKB = 9007199254740988;
