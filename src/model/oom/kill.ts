import { badness, never } from './badness.ts';
import { isWithin } from './group-path.ts';
import { type Scene, sparedBecause } from './select.ts';
import type { Task } from './task.ts';

/** Who gets SIGKILL for one choice. */
export interface Kill {
  readonly victim: Task;
  /** The task in whose place the victim dies; absent where the chosen one dies itself. */
  readonly inPlaceOf?: Task;
  /** Others that run in the victim's memory: it is not free before they are gone. */
  readonly sharers: readonly Task[];
  /** All of the victim's group, where memory.oom.group asks for that; the victim is one of them. */
  readonly group: readonly Task[];
}

/** A kill, and the path of the group that dies whole. */
export type WholeKill = Kill & { readonly path?: string };

/**
 * oom_kill_process and __oom_kill_process. `oomGroup` is the cgroup with memory.oom.group that
 * mem_cgroup_get_oom_group found: the highest one with it, between the victim's and the one at its
 * limit. Its tasks with oom_score_adj -1000 live on.
 */
export function killOf(scene: Scene, chosen: Task, oomGroup?: string): Kill {
  const victim = sacrificed(scene, chosen) ?? chosen;
  const sharers = scene.tasks.filter(
    (task) => task !== victim && !isOutOfReach(task) && sharesMemory(task, victim),
  );
  const group =
    oomGroup === undefined
      ? []
      : scene.tasks.filter(
          (task) =>
            !isOutOfReach(task) && task.adj !== never && isWithin(task.group ?? '/', oomGroup),
        );
  return { victim, ...(victim !== chosen && { inPlaceOf: chosen }), sharers, group };
}

/**
 * The child that dies for its parent up to 5.0: the one with the most points of those with memory
 * of their own, "to lose the minimal amount of work done"; the first of equals.
 */
function sacrificed(scene: Scene, chosen: Task): Task | undefined {
  if (!scene.rules.sacrificesChild) return undefined;
  const parent = chosen.tgid ?? chosen.pid;
  let best: Task | undefined;
  let most = 0;
  for (const child of scene.tasks) {
    if (child === chosen || child.ppid !== parent || sharesMemory(child, chosen)) continue;
    if (sparedBecause(child, scene)) continue;
    const points = badness(child, scene.rules, scene.totalPages, scene.pageBytes);
    if (points > most) {
      best = child;
      most = points;
    }
  }
  return best;
}

const isOutOfReach = (task: Task): boolean =>
  task.kernelThread === true || (task.tgid ?? task.pid) === 1;

/** Threads of one process do, and what was made with CLONE_VM. */
const sharesMemory = (one: Task, other: Task): boolean =>
  (one.tgid ?? one.pid) === (other.tgid ?? other.pid) ||
  (one.mm !== undefined && one.mm === other.mm);
