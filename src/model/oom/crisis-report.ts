import { reportedScore } from './badness.ts';
import type { Kernel } from './kernel.ts';
import type { WholeKill } from './kill.ts';
import { killedOf, panicOf } from './print-report.ts';
import type { Report } from './report.ts';
import type { Choice, Scene } from './select.ts';
import { pageBytes, type Task } from './task.ts';

/** Where memory ran out, in pages; `Infinity` for a limit of `max`. */
export type Shortage =
  | {
      readonly scope: 'machine';
      readonly ramPages: number;
      readonly reservedPages: number;
      readonly swapPages: number;
      readonly freeSwap: number;
      /** Lines of Mem-Info. */
      readonly memInfo: Report['memInfo'];
    }
  | {
      readonly scope: 'group';
      readonly path: string;
      readonly usage: number;
      readonly limit: number;
      /** How often the limit stopped somebody. */
      readonly failures: number;
      readonly swapUsage: number;
      readonly swapLimit: number;
    };

/**
 * What a kernel logs of one call of the killer. `scene.current` is the task that asked; without
 * `kill` nobody died.
 */
export function crisisReport(
  scene: Scene,
  choice: Choice,
  shortage: Shortage,
  kernel: Kernel,
  kill?: WholeKill,
): Report {
  const invoker = scene.tasks.find(({ pid }) => pid === scene.current)!;
  const inside = scene.tasks.filter((_, index) => {
    const verdict = choice.verdicts[index]!;
    return !('spared' in verdict && verdict.spared === 'outside');
  });
  const dead = kill ? [kill.victim, ...kill.group.filter((task) => task !== kill.victim)] : [];
  const nobody = choice.because === 'nobody';
  return {
    kernel,
    invoker: { name: commOf(invoker.name), pid: invoker.pid, adj: invoker.adj },
    order: 0,
    ...placeOf(shortage),
    taskMemcg: onOneLine(kill?.victim.group ?? '/'),
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
    ...(kill?.path !== undefined && { groupKill: onOneLine(kill.path) }),
    noKillable: nobody,
    ...(nobody && shortage.scope === 'machine' && { panic: panicOf(kernel) }),
    reaped: dead.map(({ pid }) => pid),
    era: {},
  };
}

const kB = pageBytes / 1024;

/** PAGE_COUNTER_MAX in kB, as reports print `max`. */
const noLimitKB = 9007199254740988;

function placeOf(short: Shortage) {
  if (short.scope === 'machine') {
    const { memInfo, ramPages, reservedPages, freeSwap, swapPages } = short;
    const swap = { swapFreeKB: freeSwap * kB, swapTotalKB: swapPages * kB };
    return { constraint: 'CONSTRAINT_NONE' as const, memInfo, ramPages, reservedPages, ...swap };
  }
  const counter = (usage: number, limit: number, failcnt: number) => ({
    usageKB: usage * kB,
    limitKB: Math.min(limit * kB, noLimitKB),
    failcnt,
  });
  return {
    constraint: 'CONSTRAINT_MEMCG' as const,
    memInfo: {},
    memcg: onOneLine(short.path),
    memory: counter(short.usage, short.limit, short.failures),
    swap: counter(short.swapUsage, short.swapLimit, 0),
  };
}

/** A script may put any text into a name; no part of a line may begin another, as if the kernel had. */
const onOneLine = (text: string): string => text.replace(/\p{Cc}/gu, '?');

/** A name as the kernel keeps it: TASK_COMM_LEN is 16 with the zero at its end. */
const commOf = (name: string): string => onOneLine(name).slice(0, 15);

const named = (task: Task): Task => ({ ...task, name: commOf(task.name) });
