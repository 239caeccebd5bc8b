import { killOf } from '../oom/kill.ts';
import { killedOf, printReport } from '../oom/print-report.ts';
import type { Report } from '../oom/report.ts';
import { rulesOf } from '../oom/rules.ts';
import { type Choice, type Scene, select } from '../oom/select.ts';
import { groupPages } from '../oom/total-pages.ts';
import type { OutOfMemory } from '../vm/outcome.ts';
import { groupPath, type Machine } from './machine.ts';

const kB = 4;

/** What the OOM killer sees when a process could get no memory. */
export function sceneOf(machine: Machine, { pid, limit, group = '/' }: OutOfMemory): Scene {
  const { core } = machine.kernel;
  const swapPages = core.swap.area.slots;
  const of = core.groups[machine.groups.get(group)!]!;
  return {
    tasks: machine.tasks(),
    rules: rulesOf(machine.settings.kernel),
    totalPages:
      limit === 'machine'
        ? core.frames.count + swapPages
        : groupPages({ memory: of.limit, swap: of.swapLimit }, swapPages),
    ...(limit === 'group' && { memcg: groupPath(group) }),
    current: pid,
  };
}

/**
 * The killer's work: it looks at every task, chooses, and kills. The lines that the kernel would
 * log, or none where nobody could be killed: the machine stops then, and a group's task has to wait.
 */
export function resolve(machine: Machine, short: OutOfMemory): string[] {
  const scene = sceneOf(machine, short);
  const choice = select(scene);
  const { events } = machine;
  const named = (pid: number) => machine.programOf(pid).name;
  const verdicts = choice.verdicts.map((one) => ({ ...one, process: named(one.pid) }));
  events.push({ kind: 'oom-judged', totalPages: scene.totalPages, verdicts });
  machine.kernel.core.vmstat.oom_kill += choice.chosen ? 1 : 0;
  if (!choice.chosen) {
    events.push({ kind: 'oom-nobody', limit: short.limit });
    if (short.limit === 'machine') machine.panicked = true;
    return printReport(reportOf(machine, short, scene, choice), machine.settings.kernel);
  }
  const { victim } = killOf(scene, choice.chosen);
  const lines = printReport(reportOf(machine, short, scene, choice), machine.settings.kernel);
  const because = choice.because === 'tie' ? 'tie' : 'most-points';
  events.push({ kind: 'oom-chosen', process: named(victim.pid), points: choice.points!, because });
  machine.end(machine.programOf(victim.pid), 'oom-killed', 137);
  return lines;
}

function reportOf(
  machine: Machine,
  { pid, limit, group = '/' }: OutOfMemory,
  scene: Scene,
  choice: Choice,
): Report {
  const { core, free } = machine.kernel;
  const invoker = scene.tasks.find((task) => task.pid === pid)!;
  const of = core.groups[machine.groups.get(group)!]!;
  const victim = choice.chosen && killOf(scene, choice.chosen).victim;
  return {
    kernel: machine.settings.kernel,
    invoker: { name: invoker.name, pid, adj: invoker.adj },
    order: 0,
    memInfo: limit === 'machine' ? { free } : {},
    ...(limit === 'group'
      ? {
          constraint: 'CONSTRAINT_MEMCG' as const,
          memcg: groupPath(group),
          memory: { usageKB: of.charged * kB, limitKB: of.limit * kB, failcnt: 0 },
        }
      : {
          constraint: 'CONSTRAINT_NONE' as const,
          ramPages: core.frames.count,
          reservedPages: 0,
          swapFreeKB: core.swap.area.free * kB,
          swapTotalKB: core.swap.area.slots * kB,
        }),
    taskMemcg: victim?.group ?? '/',
    pageBytes: 4096,
    tasks: scene.tasks.filter((_, index) => {
      const verdict = choice.verdicts[index]!;
      return !('spared' in verdict && verdict.spared === 'outside');
    }),
    killed: victim ? [killedOf(victim)] : [],
    allocating: false,
    noKillable: choice.because === 'nobody',
    reaped: victim ? [victim.pid] : [],
    era: {},
  };
}
