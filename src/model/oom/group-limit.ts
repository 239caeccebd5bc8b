import { upFrom } from './group-path.ts';

/**
 * What a cgroup can use at most: the least memory.max on the way up, since each charge counts in
 * every ancestor (mm/page_counter.c, page_counter_try_charge). `by` is the group that sets it, the
 * nearest of equals; none where nothing limits it.
 */
export function effectiveLimit(
  path: string,
  limits: ReadonlyMap<string, number>,
): { readonly limit: number; readonly by?: string } {
  let limit = Number.POSITIVE_INFINITY;
  let by: string | undefined;
  for (const group of upFrom(path)) {
    const own = limits.get(group) ?? Number.POSITIVE_INFINITY;
    if (own < limit) {
      limit = own;
      by = group;
    }
  }
  return { limit, ...(by !== undefined && { by }) };
}

/**
 * What a shell or a container runtime reports for a process that a signal ended: 128 + its number
 * (POSIX asks for more than 128; bash, dash and runc all add 128). The OOM killer's SIGKILL is 9,
 * so 137, which any other `kill -9` gives as well: memory.events tells them apart.
 */
export const exitStatusOfSignal = (signal: number): number => 128 + signal;

export const sigkill = 9;

/** memory.events of a cgroup; it counts for its descendants, too. */
export interface GroupEvents {
  /** Times its limit stopped a charge and the killer was asked. */
  readonly oom: number;
  /** Processes killed in it, whoever's limit it was. */
  readonly oomKill: number;
  /** Times all of it was killed together. */
  readonly oomGroupKill: number;
}
