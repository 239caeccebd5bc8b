import type { Core } from './core.ts';
import { type Use, use } from './frames.ts';
import type { Group } from './group.ts';
import { reclaim, runKswapd, wakeKswapd } from './reclaim.ts';

/** Turns without progress before memory is said to be out (mm/internal.h, MAX_RECLAIM_RETRIES). */
const mostTries = 16;

/**
 * A frame for a process, charged to a group, with contents of zeros. Reclaims where it must:
 * in the group when that is at its limit, then in the machine when free frames are at `min`
 * (mm/memcontrol.c, try_charge_memcg; mm/page_alloc.c, __alloc_pages_slowpath).
 *
 * @param eager false tries once and gives up quietly: for pages that nobody asked for yet.
 * @returns -1 where none is to be had; `core.refusal` says why.
 */
export function allocateFrame(
  core: Core,
  pid: number,
  as: Use,
  group: Group,
  eager = true,
): number {
  const tries = eager ? mostTries : 1;
  if (!roomInGroup(core, group, tries)) return refuse(core, pid, as, group);
  if (core.frames.free <= core.watermarks.low) wakeKswapd(core);
  runKswapd(core);
  if (!roomInMachine(core, tries)) return refuse(core, pid, as, undefined);
  return core.take(group, as);
}

/** Reclaims in a group until one more page may be charged. */
export function roomInGroup(core: Core, group: Group, tries: number, pages = 1): boolean {
  let left = tries;
  while (group.charged + pages > group.limit) {
    if (left === 0) return false;
    if (reclaim(core, 'group', group, group.charged + pages - group.limit) === 0) left -= 1;
  }
  return true;
}

function roomInMachine(core: Core, tries: number): boolean {
  const { min } = core.watermarks;
  let left = tries;
  while (core.frames.free <= min) {
    if (left === 0) return false;
    core.vmstat.allocstall += 1;
    if (reclaim(core, 'direct', undefined, min + 1 - core.frames.free) === 0) left -= 1;
  }
  return true;
}

function refuse(core: Core, pid: number, as: Use, group: Group | undefined): -1 {
  core.refusal = {
    kind: 'oom',
    pid,
    limit: group === undefined ? 'machine' : 'group',
    ...(group === undefined ? {} : { group: group.name }),
    wanted: as === use.table ? 'page-table' : 'page',
  };
  return -1;
}
