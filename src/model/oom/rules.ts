import { atLeast, type Kernel } from './kernel.ts';

/** What differs between kernels when they choose whom to kill. */
export interface Rules {
  /** What a task with CAP_SYS_ADMIN has in its favour. */
  readonly rootBonus: 'none' | 'of-total' | 'of-own';
  /** Whether no eligible task has less than one point. */
  readonly atLeastOne: boolean;
  /** Which of the tasks with the most points it is, in list order. */
  readonly tie: 'first' | 'last';
  /** Whether a child with memory of its own dies in place of the chosen task. */
  readonly sacrificesChild: boolean;
  /** Whether a child in the middle of a vfork is passed over. */
  readonly sparesVfork: boolean;
  /** How /proc/PID/oom_score is made from the points. */
  readonly score: 'share' | 'shifted';
}

/**
 * The rules of a kernel since 2.6.36, where David Rientjes rewrote them. By release:
 * - oom_badness: 30 of 1000 of all memory off for root up to 3.13, 3 % of its own use from 3.14
 *   (778c14affaf9), nothing from 4.17 (d46078b28889); at least 1 up to 5.8 (9066e5cfb73c ended it).
 * - oom_evaluate_task: a tie stayed with the thread group leader that was met first up to 5.2; the
 *   check went with f168a9a54ec3 in 5.3, and `points < chosen_points` alone takes the last.
 * - oom_kill_process: the child with the most points up to 5.0 (bbbe48029720 ended it).
 * - b18dc5f291c0 in 4.8: no victim in the middle of a vfork.
 * - proc_oom_score: shifted to 0…2000 with 9066e5cfb73c in 5.9.
 * Victims agree with logs of 3.13, 4.5, 4.8, 5.2, 5.15 and 6.1, ties with 4.5 and 6.1. No log has
 * confirmed: the ties of 4.19 to 5.2 (read in the source of 4.19 and 4.20) and of 5.3 to 6.0, the
 * bonus before 3.14, the one in 4.15 and 4.16, oom_score before 6.1, and sacrificed children.
 * Distributions bring changes into older numbers.
 */
export function rulesOf(kernel: Kernel): Rules {
  const since = (release: Parameters<typeof atLeast>[1]) => atLeast(kernel, release);
  return {
    rootBonus: since('4.17') ? 'none' : since('3.14') ? 'of-own' : 'of-total',
    atLeastOne: !since('5.9'),
    tie: since('5.3') ? 'last' : 'first',
    sacrificesChild: !since('5.1'),
    sparesVfork: since('4.8'),
    score: since('5.9') ? 'shifted' : 'share',
  };
}
