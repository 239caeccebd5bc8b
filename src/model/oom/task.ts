/** Bytes of a page of x86-64; reports of other machines say their own. */
export const pageBytes = 4096;

/** A process as the OOM killer sees it. Memory is in pages, as in the kernel's own task table. */
export interface Task {
  readonly pid: number;
  /** The thread group, which is the process; `pid` where it is not given. */
  readonly tgid?: number;
  readonly uid: number;
  /** The comm: at most 15 bytes. */
  readonly name: string;
  readonly totalVm: number;
  /** Resident pages of all kinds: anonymous, file and shared memory. */
  readonly rss: number;
  readonly rssAnon?: number;
  readonly rssFile?: number;
  readonly rssShmem?: number;
  /** Pages that are in swap. */
  readonly swapents: number;
  /** Page tables in bytes (4.15 and later), or as counts of tables of the lowest level and above. */
  readonly pgtablesBytes?: number;
  readonly nrPtes?: number;
  readonly nrPmds?: number;
  /** oom_score_adj, -1000 to 1000. */
  readonly adj: number;
  /** The cgroup it is in; the root's `/` where it is not given. */
  readonly group?: string;
  /** The process that made it, for kernels that sacrifice a child. */
  readonly ppid?: number;
  /** Processes with the same value share one address space, as after CLONE_VM. */
  readonly mm?: string;
  readonly kernelThread?: boolean;
  /** Already killed and reaped, MMF_OOM_SKIP: there is nothing left to gain. */
  readonly oomSkip?: boolean;
  /** A child of vfork that still runs in its parent's memory. */
  readonly inVfork?: boolean;
}

/** The pages of page tables: whole pages of the bytes, or the tables counted one by one. */
export function tablePages({ pgtablesBytes, nrPtes, nrPmds }: Task, page = pageBytes): number {
  if (nrPtes !== undefined) return nrPtes + (nrPmds ?? 0);
  return Math.floor((pgtablesBytes ?? 0) / page);
}

/** What killing it would give back: get_mm_rss + MM_SWAPENTS + page tables, in pages. */
export function heldPages(task: Task, page = pageBytes): number {
  return task.rss + task.swapents + tablePages(task, page);
}
