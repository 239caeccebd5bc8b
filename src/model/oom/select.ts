import { badness, never } from './badness.ts';
import { isWithin } from './group-path.ts';
import type { Rules } from './rules.ts';
import { pageBytes, type Task } from './task.ts';

/** What the OOM killer has before it. */
export interface Scene {
  /** In the order of the kernel's process list. */
  readonly tasks: readonly Task[];
  readonly rules: Rules;
  /** RAM and swap, or what the group at its limit may use; `machinePages`, `groupPages`. */
  readonly totalPages: number;
  readonly pageBytes?: number;
  /**
   * The cgroup at its limit; tasks outside are left alone. Absent where the machine is short. A
   * task table from a report holds only that group: there it is `/`, with all that is listed.
   */
  readonly memcg?: string;
  /** vm.oom_kill_allocating_task. */
  readonly killAllocating?: boolean;
  /** The pid of the task that asked for memory; absent for a kernel thread, as with SysRq-F. */
  readonly current?: number;
}

/** Why a task is passed over. */
export type Spared = 'init' | 'kernel-thread' | 'outside' | 'adj' | 'reaped' | 'vfork';

export type Verdict =
  | { readonly pid: number; readonly points: number }
  | { readonly pid: number; readonly spared: Spared };

export interface Choice {
  /** One for each task, in list order. */
  readonly verdicts: readonly Verdict[];
  /** Nobody where all are spared. */
  readonly chosen?: Task;
  readonly points?: number;
  readonly because: 'most-points' | 'tie' | 'allocating' | 'nobody';
  /** The others with as many points, in list order. */
  readonly tied: readonly number[];
}

/** Why the killer passes a task over, if it does: oom_unkillable_task and oom_badness. */
export function sparedBecause(task: Task, { rules, memcg }: Scene): Spared | undefined {
  if ((task.tgid ?? task.pid) === 1) return 'init';
  if (task.kernelThread) return 'kernel-thread';
  if (memcg !== undefined && !isWithin(task.group ?? '/', memcg)) return 'outside';
  if (task.adj === never) return 'adj';
  if (task.oomSkip) return 'reaped';
  return task.inVfork && rules.sparesVfork ? 'vfork' : undefined;
}

/**
 * Whom the kernel chooses: out_of_memory and select_bad_process in mm/oom_kill.c. A machine with
 * vm.oom_kill_allocating_task takes the task that asked, if it can be killed; a group never does.
 * Not modelled: cpusets and memory policies, a victim still on its way out (the kernel waits for
 * it), swapoff, which goes first, and panic_on_oom.
 */
export function select(scene: Scene): Choice {
  const { tasks, rules, totalPages, memcg, current } = scene;
  const verdicts = tasks.map((task): Verdict => {
    const spared = sparedBecause(task, scene);
    if (spared) return { pid: task.pid, spared };
    return {
      pid: task.pid,
      points: badness(task, rules, totalPages, scene.pageBytes ?? pageBytes),
    };
  });

  const asked = tasks.findIndex(({ pid }) => pid === current);
  const itself = verdicts[asked];
  if (scene.killAllocating && memcg === undefined && itself && killsItself(tasks[asked]!, itself)) {
    const points = 'points' in itself ? itself.points : undefined;
    return { verdicts, chosen: tasks[asked]!, points, because: 'allocating', tied: [] };
  }

  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  verdicts.forEach((verdict, index) => {
    if (!('points' in verdict)) return;
    const { points } = verdict;
    if (points > most || (points === most && rules.tie === 'last')) {
      best = index;
      most = points;
    }
  });
  if (best < 0) return { verdicts, because: 'nobody', tied: [] };
  const tied = verdicts
    .filter((one, index) => index !== best && 'points' in one && one.points === most)
    .map(({ pid }) => pid);
  const because = tied.length > 0 ? 'tie' : 'most-points';
  return { verdicts, chosen: tasks[best]!, points: most, because, tied };
}

/** out_of_memory asks of the current task only that it is no init and has not the adj that spares. */
function killsItself({ adj, kernelThread }: Task, verdict: Verdict): boolean {
  const init = 'spared' in verdict && verdict.spared === 'init';
  return !init && adj !== never && !kernelThread;
}
