import { explain } from './explain.ts';
import { isOfGroup, type Report } from './report.ts';
import { heldPages, type Task, tablePages } from './task.ts';

export interface Replay {
  /** A script of `model oom` that runs out of memory as the report's machine did. */
  readonly script: string;
  /** Tasks that it names; those with the fewest points are held together as one that is spared. */
  readonly named: number;
  readonly together: number;
  /** RAM had to be taken as larger than the report says, because tasks share pages. */
  readonly enlarged: boolean;
}

/** More would not be read in a drawing. */
const mostTasks = 12;
const filler = 'everything-else';

/**
 * A report as a script: its tasks with what they held, a task that nobody may kill for the rest of
 * what was full (caches, the kernel, small tasks), and one page more for the task that asked.
 * Undefined for a report without a table of tasks, or none that could be killed.
 */
export function replayReport(report: Report): Replay | undefined {
  const { totalPages, choice, kernel, actual } = explain(report);
  const verdicts = new Map(choice.verdicts.map((one) => [one.pid, one]));
  const points = ({ pid }: Task): number => {
    const one = verdicts.get(pid);
    return one && 'points' in one ? one.points : Number.NEGATIVE_INFINITY;
  };
  const asks = report.invoker;
  const must = ({ pid }: Task) => pid === actual || pid === asks?.pid;
  const ranked = report.tasks
    .filter((task) => !task.kernelThread && heldPages(task, report.pageBytes) > 0)
    .toSorted((a, b) => Number(must(b)) - Number(must(a)) || points(b) - points(a))
    .slice(0, mostTasks);
  if (ranked.length === 0) return undefined;
  // In the order of the report: the last or the first of equals dies.
  const shown = report.tasks.filter((task) => ranked.includes(task));
  const inRam = shown.reduce((sum, task) => sum + task.rss + tablePages(task, report.pageBytes), 0);
  const inSwap = shown.reduce((sum, { swapents }) => sum + swapents, 0);
  const kB = report.pageBytes / 1024;
  const size = (pages: number): string => `${pages * kB}KB`;
  const swapTotal = Math.max(
    isOfGroup(report) ? inSwap : Math.floor((report.swapTotalKB ?? 0) / kB),
    inSwap,
  );
  const ram = Math.max(totalPages - swapTotal, inRam, 1);
  const enlarged = totalPages - swapTotal < inRam;
  const group = isOfGroup(report) ? ' group=limited' : '';
  // The machine around a group has room to spare: only the group's own limit is reached.
  const machine = group ? ram * 2 : ram;
  const lines = [
    `model oom ram=${size(machine)} swap=${size(swapTotal)} kernel=${kernel.major}.${kernel.minor} overcommit=1`,
  ];
  if (group) lines.push(`group limited limit=${size(ram)} swap=${size(swapTotal)}`);
  const names = new Map<Task, string>();
  for (const task of shown) {
    const twice = shown.some((one) => one !== task && one.name === task.name);
    const name = twice ? `${task.name}-${task.pid}` : task.name;
    names.set(task, name);
    const spared = !Number.isFinite(points(task));
    const parts = [
      `rss=${size(task.rss)}`,
      task.swapents > 0 ? `swap=${size(task.swapents)}` : '',
      `tables=${size(tablePages(task, report.pageBytes))}`,
      spared ? 'adj=-1000' : task.adj !== 0 ? `adj=${task.adj}` : '',
      `uid=${task.uid}`,
    ].filter(Boolean);
    lines.push(`task ${JSON.stringify(name)} ${parts.join(' ')}${group}`);
  }
  const restRam = ram - inRam;
  const restSwap = swapTotal - inSwap;
  if (restRam + restSwap > 0) {
    const swap = restSwap > 0 ? ` swap=${size(restSwap)}` : '';
    lines.push(`task ${filler} rss=${size(restRam)}${swap} tables=0KB adj=-1000${group}`);
  }
  const asker =
    shown.find(({ pid }) => pid === asks?.pid) ??
    shown.find(({ name }) => name === asks?.name) ??
    shown[0]!;
  lines.push(`grow ${JSON.stringify(names.get(asker))} ${size(1)}`);
  return {
    script: lines.join('\n'),
    named: shown.length,
    together: report.tasks.length - shown.length,
    enlarged,
  };
}
