import type { Rules } from './rules.ts';
import { heldPages, pageBytes, type Task } from './task.ts';

/** OOM_SCORE_ADJ_MIN: never to be killed. */
export const never = -1000;

/**
 * The points of an eligible task, in pages; the most points die. mm/oom_kill.c, oom_badness.
 * From 5.9 on they can be negative.
 */
export function badness(
  task: Task,
  rules: Pick<Rules, 'rootBonus' | 'atLeastOne'>,
  totalPages: number,
  page: number = pageBytes,
): number {
  const own = heldPages(task, page);
  // CAP_SYS_ADMIN is not in any report; uid 0 stands for it.
  const bonus = task.uid === 0 ? rules.rootBonus : 'none';
  const held = bonus === 'of-own' ? own - Math.floor((own * 3) / 100) : own;
  const adj = bonus === 'of-total' ? task.adj - 30 : task.adj;
  const points = held + adj * Math.floor(totalPages / 1000);
  return rules.atLeastOne ? Math.max(points, 1) : points;
}

/**
 * What a kernel up to 5.0 prints as `score`: thousandths of all memory. More than 1000 where the
 * group's swap is counted in the use and not in the total.
 */
export function reportedScore(points: number, totalPages: number): number {
  return Math.floor((points * 1000) / Math.max(totalPages, 1));
}
