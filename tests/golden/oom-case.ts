import { expect } from 'vitest';
import { reportedScore } from '../../src/model/oom/badness.ts';
import { atLeast, type Kernel, kernelOf } from '../../src/model/oom/kernel.ts';
import { killOf } from '../../src/model/oom/kill.ts';
import { type Rules, rulesOf } from '../../src/model/oom/rules.ts';
import { type Scene, select } from '../../src/model/oom/select.ts';
import { heldPages, type Task } from '../../src/model/oom/task.ts';

/** One flat record of linux61-oom or of oom/: what the kernel had before it, and what it did. */
export interface OomCase {
  readonly kernel?: string | null;
  readonly formulaEra?: string | null;
  readonly constraint: string;
  readonly invoker?: string | null;
  readonly sysrq?: boolean;
  readonly killAllocatingTask?: boolean;
  readonly totalPages?: number | null;
  readonly totalPagesExample?: number;
  readonly memcgLimitKB?: number | null;
  readonly rootBonus?: boolean;
  readonly tasks: readonly Task[];
  readonly victim: { readonly pid: number } | null;
  readonly reportedScore?: number | null;
  readonly noKillable?: boolean;
  readonly oomGroup?: boolean;
  readonly groupKill?: readonly number[];
}

/** The rules of the case's era; its kernel decides within it, the newest where it names none. */
function rulesFor(one: OomCase): Rules {
  const named = kernelOf(one.kernel ?? '');
  const old = one.formulaEra?.startsWith('<=') ?? (named !== undefined && !atLeast(named, '4.15'));
  const inEra = (kernel: Kernel) =>
    old ? atLeast(kernel, '3.14') && !atLeast(kernel, '4.15') : atLeast(kernel, '4.15');
  const newest: Kernel = old ? { major: 4, minor: 14 } : { major: 6, minor: 1 };
  const rules = rulesOf(named && inEra(named) ? named : newest);
  if (one.rootBonus === false) return { ...rules, rootBonus: 'none' };
  return one.rootBonus && rules.rootBonus === 'none' ? { ...rules, rootBonus: 'of-own' } : rules;
}

/**
 * Pages of RAM and swap. Where the log did not say, any value that fits: the case's example, or as
 * much as the tasks held when memory ran out.
 */
function totalOf({ totalPages, totalPagesExample, tasks }: OomCase): number {
  return totalPages ?? totalPagesExample ?? tasks.reduce((sum, task) => sum + heldPages(task), 0);
}

/** The task that asked. A report names it only; of namesakes it is the one with the most. */
function currentOf({ invoker, sysrq, tasks }: OomCase): number | undefined {
  if (sysrq || !invoker) return undefined;
  const namesakes = tasks.filter(({ name }) => name === invoker);
  return namesakes.sort((one, other) => heldPages(other) - heldPages(one))[0]?.pid;
}

export function expectVictim(one: OomCase): void {
  const totalPages = totalOf(one);
  const memcg = one.constraint === 'CONSTRAINT_MEMCG' ? '/' : undefined;
  const scene: Scene = {
    tasks: one.tasks,
    rules: rulesFor(one),
    totalPages,
    ...(memcg && { memcg }),
    killAllocating: one.killAllocatingTask ?? false,
    current: currentOf(one),
  };
  const choice = select(scene);
  const kill = choice.chosen && killOf(scene, choice.chosen, one.oomGroup ? memcg : undefined);
  expect(kill?.victim.pid ?? null, 'victim').toBe(one.victim?.pid ?? null);
  if (one.noKillable !== undefined) expect(choice.because === 'nobody').toBe(one.noKillable);
  if (one.groupKill) {
    const pids = kill!.group.map(({ pid }) => pid);
    expect(pids.sort((a, b) => a - b)).toEqual([...one.groupKill].sort((a, b) => a - b));
  }
  if (typeof one.reportedScore === 'number' && typeof one.totalPages === 'number') {
    expect(reportedScore(choice.points!, totalPages), 'score').toBe(one.reportedScore);
  }
}
