import { reportedScore } from './badness.ts';
import { atLeast, before, type Kernel, kernelOf } from './kernel.ts';
import { killOf } from './kill.ts';
import { isOfGroup, type Report } from './report.ts';
import { type Rules, rulesOf } from './rules.ts';
import { type Choice, type Scene, select } from './select.ts';
import { heldPages } from './task.ts';
import { machinePages, pagesOfKB } from './total-pages.ts';

/** Where the number of pages came from that oom_score_adj is a share of. */
export type TotalFrom = 'report' | 'limit' | 'held';

/** A report gone through again with the formula. */
export interface Explanation {
  /** The kernel whose rules were used: as the report says, or the newest that its lines allow. */
  readonly kernel: Kernel;
  readonly rules: Rules;
  readonly totalPages: number;
  /**
   * `report`: RAM, reserved pages and swap are in it. `limit`: the group's limit, with as much swap
   * as it allows. `held`: only what the tasks had together, which is less than all there was.
   */
  readonly totalFrom: TotalFrom;
  /** The points of each task, and who has the most. */
  readonly choice: Choice;
  /** Whom the formula kills. */
  readonly expected?: number;
  readonly actual?: number;
  /** Who should have died where the group at its limit is killed whole, the chosen one with them. */
  readonly groupKill?: readonly number[];
  /**
   * Absent where there is no table or no victim to compare, and where it hangs on how much memory
   * there was, which the report does not say.
   */
  readonly agrees?: boolean;
  /** Up to 5.0, where RAM is known: what the kernel printed, and what the formula gives. */
  readonly score?: { readonly reported: number; readonly computed: number };
}

/** The newest kernel modelled, for reports that do not say which it was. */
const newest: Kernel = { major: 6, minor: 12 };

/** Counts the points of every task of a report again and compares who should die with who did. */
export function explain(report: Report): Explanation {
  const kernel = kernelOfReport(report);
  const rules = rulesOf(kernel);
  const { totalPages, totalFrom } = totalOf(report);
  const { tasks, pageBytes, allocating, groupKill, noKillable, chosen } = report;
  // The table of a group's report holds that group alone, and does not say who is in which below.
  const memcg = isOfGroup(report) ? '/' : undefined;
  const current = allocating ? allocatingTask(report) : undefined;
  const scene: Scene = {
    tasks,
    rules,
    totalPages,
    pageBytes,
    ...(memcg !== undefined && { memcg }),
    ...(current !== undefined && { killAllocating: true, current }),
  };
  const choice = select(scene);
  const whole = memcg !== undefined && groupKill === report.memcg ? memcg : undefined;
  const kill = choice.chosen && killOf(scene, choice.chosen, whole);
  const expected = choice.chosen?.pid;
  // Up to 5.0 a child may have died for the chosen one.
  const actual = chosen?.pid ?? report.killed[0]?.pid;
  const told = actual !== undefined || noKillable;
  const open = totalFrom === 'held' && expected !== actual && couldBe(actual, scene);
  return {
    kernel,
    rules,
    totalPages,
    totalFrom,
    choice,
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    ...(whole !== undefined && kill && { groupKill: kill.group.map(({ pid }) => pid) }),
    ...(tasks.length > 0 && told && !open && { agrees: expected === actual }),
    ...(chosen && choice.points !== undefined && totalFrom === 'report'
      ? { score: { reported: chosen.score, computed: reportedScore(choice.points, totalPages) } }
      : {}),
  };
}

/**
 * The kernel for the rules. Distributions bring newer forms and rules under older numbers, so what
 * the lines look like weighs more than the number. Where they look both older and newer, the older
 * form counts: no kernel prints what it has given up.
 */
export function kernelOfReport({ kernel, era }: Report): Kernel {
  const { since, before: end } = era;
  const mixed = since && end && atLeast(kernelOf(since)!, end);
  const fits = (one: Kernel) =>
    (mixed || !since || atLeast(one, since)) && (!end || !atLeast(one, end));
  if (kernel && fits(kernel)) return kernel;
  return end ? before(end) : newest;
}

/** Whether a task would be chosen if there was more memory than the scene has. */
function couldBe(pid: number | undefined, scene: Scene): boolean {
  const { tasks, totalPages, pageBytes } = scene;
  const task = tasks.find((one) => one.pid === pid);
  if (!task) return false;
  // Points grow with the total by adj for each 1,000 pages: from here on it passes those below it.
  const own = heldPages(task, pageBytes);
  const passes = tasks
    .filter(({ adj }) => adj < task.adj)
    .map((one) => Math.ceil((heldPages(one, pageBytes) - own) / (task.adj - one.adj)));
  const from = Math.max(Math.ceil(totalPages / 1000), ...passes);
  // At the first of them it may still be a tie.
  return [from, from + 1].some(
    (thousands) => select({ ...scene, totalPages: thousands * 1000 }).chosen?.pid === pid,
  );
}

/** The task that asked; of namesakes, where the report has no pid, the one that was killed. */
function allocatingTask({ invoker, killed }: Report): number | undefined {
  return invoker?.pid ?? killed[0]?.pid;
}

function totalOf(report: Report): { totalPages: number; totalFrom: TotalFrom } {
  const { ramPages, reservedPages, swapTotalKB, memory, swap, both, pageBytes, tasks } = report;
  if (isOfGroup(report) && memory) {
    const limit = pagesOfKB(memory.limitKB, pageBytes);
    // The report does not say how much swap the machine has; a group rarely may use more.
    const most = both ? pagesOfKB(both.limitKB - memory.limitKB, pageBytes) : undefined;
    const allowed = most ?? (swap ? pagesOfKB(swap.limitKB, pageBytes) : 0);
    const used = tasks.reduce((sum, { swapents }) => sum + swapents, 0);
    const isMax = allowed > 2 ** 40;
    return { totalPages: limit + (isMax ? used : Math.max(allowed, 0)), totalFrom: 'limit' };
  }
  if (ramPages !== undefined && reservedPages !== undefined && !isOfGroup(report)) {
    const totalPages = machinePages(ramPages, reservedPages, swapTotalKB ?? 0, pageBytes);
    return { totalPages, totalFrom: 'report' };
  }
  const held = tasks.reduce((sum, task) => sum + heldPages(task, pageBytes), 0);
  return { totalPages: held, totalFrom: 'held' };
}
