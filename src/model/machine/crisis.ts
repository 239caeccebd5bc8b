import { crisisReport, type Shortage } from '../oom/crisis-report.ts';
import { type Kill, killOf } from '../oom/kill.ts';
import { printReport } from '../oom/print-report.ts';
import { rulesOf } from '../oom/rules.ts';
import { type Choice, type Scene, select } from '../oom/select.ts';
import { groupPages } from '../oom/total-pages.ts';
import type { OutOfMemory } from '../vm/outcome.ts';
import { groupPath, type Machine } from './machine.ts';

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
    return logged(machine, short, scene, choice);
  }
  const kill = killOf(scene, choice.chosen);
  const { victim, inPlaceOf } = kill;
  const lines = logged(machine, short, scene, choice, kill);
  const because = choice.because === 'tie' ? 'tie' : 'most-points';
  events.push({
    kind: 'oom-chosen',
    process: named(choice.chosen.pid),
    ...(inPlaceOf && { victim: named(victim.pid) }),
    points: choice.points!,
    because,
  });
  machine.end(machine.programOf(victim.pid), 'oom-killed', 137);
  return lines;
}

/** What the kernel logs of it. */
function logged(
  machine: Machine,
  { limit, group = '/' }: OutOfMemory,
  scene: Scene,
  choice: Choice,
  kill?: Kill,
): string[] {
  const { kernel } = machine.settings;
  const { core, free } = machine.kernel;
  const { slots: swapPages, free: freeSwap } = core.swap.area;
  const of = core.groups[machine.groups.get(group)!]!;
  const shortage: Shortage =
    limit === 'machine'
      ? {
          scope: 'machine',
          ramPages: core.frames.count,
          reservedPages: 0,
          swapPages,
          freeSwap,
          memInfo: { free },
        }
      : {
          scope: 'group',
          path: groupPath(group),
          usage: of.charged,
          limit: of.limit,
          failures: 0,
          swapUsage: of.swapCharged,
          swapLimit: of.swapLimit,
        };
  return printReport(crisisReport(scene, choice, shortage, kernel, kill), kernel);
}
