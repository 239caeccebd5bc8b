import { badness, never } from './badness.ts';
import type { Rules } from './rules.ts';
import { pageBytes, type Task } from './task.ts';

/**
 * /proc/PID/oom_score: fs/proc/base.c, proc_oom_score. 0 for a task that cannot be killed.
 * From 5.9 on (1000 + points × 1000 / total) × 2 / 3, each division truncated as C does it, which
 * gives 0 to 2000; before, points × 1000 / total, which gives 0 to about 2000 as well.
 * `totalPages` is all of RAM and swap, also for a task in a group.
 */
export function oomScore(
  task: Task,
  rules: Pick<Rules, 'rootBonus' | 'atLeastOne' | 'score'>,
  totalPages: number,
  page: number = pageBytes,
): number {
  if (task.adj === never || task.oomSkip || task.kernelThread || task.inVfork) return 0;
  if ((task.tgid ?? task.pid) === 1) return 0;
  const thousandths = Math.trunc(
    (badness(task, rules, totalPages, page) * 1000) / Math.max(totalPages, 1),
  );
  return rules.score === 'share' ? thousandths : Math.trunc(((1000 + thousandths) * 2) / 3);
}
