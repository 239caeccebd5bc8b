import { reportedScore } from './badness.ts';
import { atLeast, before, type Kernel, kernelOf } from './kernel.ts';
import { killOf } from './kill.ts';
import type { Report } from './report.ts';
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
  /** Whom the formula kills first; with a group, all of `groupKill` after it. */
  readonly expected?: number;
  readonly actual?: number;
  readonly groupKill?: readonly number[];
  /** Absent where there is no table or no victim to compare. */
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
  // The table of a group's report holds that group alone.
  const memcg = isGroupReport(report) ? (report.memcg ?? '/') : undefined;
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
  const kill = choice.chosen && killOf(scene, choice.chosen, groupKill);
  const expected = choice.chosen?.pid;
  // Up to 5.0 a child may have died for the chosen one.
  const actual = chosen?.pid ?? report.killed[0]?.pid;
  const told = actual !== undefined || noKillable;
  return {
    kernel,
    rules,
    totalPages,
    totalFrom,
    choice,
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    ...(groupKill !== undefined && kill && { groupKill: kill.group.map(({ pid }) => pid) }),
    ...(tasks.length > 0 && told && { agrees: expected === actual }),
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

export function isGroupReport({ constraint, memcg, memory }: Report): boolean {
  if (constraint !== undefined) return constraint === 'CONSTRAINT_MEMCG';
  return memcg !== undefined || memory !== undefined;
}

/** The task that asked; of namesakes, where the report has no pid, the one that was killed. */
function allocatingTask({ invoker, killed }: Report): number | undefined {
  return invoker?.pid ?? killed[0]?.pid;
}

function totalOf(report: Report): { totalPages: number; totalFrom: TotalFrom } {
  const { ramPages, reservedPages, swapTotalKB, memory, swap, both, pageBytes, tasks } = report;
  if (isGroupReport(report) && memory) {
    const limit = pagesOfKB(memory.limitKB, pageBytes);
    // The report does not say how much swap the machine has; a group rarely may use more.
    const most = both ? pagesOfKB(both.limitKB - memory.limitKB, pageBytes) : undefined;
    const allowed = most ?? (swap ? pagesOfKB(swap.limitKB, pageBytes) : 0);
    const used = tasks.reduce((sum, { swapents }) => sum + swapents, 0);
    const isMax = allowed > 2 ** 40;
    return { totalPages: limit + (isMax ? used : Math.max(allowed, 0)), totalFrom: 'limit' };
  }
  if (ramPages !== undefined && reservedPages !== undefined && !isGroupReport(report)) {
    const totalPages = machinePages(ramPages, reservedPages, swapTotalKB ?? 0, pageBytes);
    return { totalPages, totalFrom: 'report' };
  }
  const held = tasks.reduce((sum, task) => sum + heldPages(task, pageBytes), 0);
  return { totalPages: held, totalFrom: 'held' };
}
