import { pageBytes } from './task.ts';

/** vm.overcommit_memory: 0 guesses, 1 says yes, 2 counts. */
export type OvercommitMode = 0 | 1 | 2;

/** The parts of CommitLimit, in pages. */
export interface CommitParts {
  readonly ramPages: number;
  readonly swapPages: number;
  /** Pages set aside as huge pages; they hold nobody's promise. */
  readonly hugetlbPages?: number;
  /** vm.overcommit_ratio, per cent of RAM. */
  readonly ratio: number;
  /** vm.overcommit_kbytes; takes the ratio's place unless it is 0. */
  readonly kbytes?: number;
}

/** CommitLimit of /proc/meminfo, in pages: mm/util.c, vm_commit_limit. */
export function commitLimit(parts: CommitParts): number {
  const { ramPages, swapPages, hugetlbPages = 0, ratio, kbytes = 0 } = parts;
  const ofRam =
    kbytes > 0
      ? Math.floor((kbytes * 1024) / pageBytes)
      : Math.floor(((ramPages - hugetlbPages) * ratio) / 100);
  return ofRam + swapPages;
}

/** One request for private writable memory, and all that decides about it; in pages. */
export interface Request {
  readonly mode: OvercommitMode;
  readonly pages: number;
  /** Committed_AS before the request. */
  readonly committed: number;
  readonly limit: number;
  readonly ramPages: number;
  readonly swapPages: number;
  /** vm.admin_reserve_kbytes: kept back from everyone without CAP_SYS_ADMIN. */
  readonly adminReserve: number;
  /** vm.user_reserve_kbytes: kept back from everyone, up to 1/32 of what the process has mapped. */
  readonly userReserve: number;
  /** What the process has mapped already. */
  readonly totalVm: number;
  readonly root: boolean;
}

export interface Answer {
  readonly ok: boolean;
  /** What the request was measured by; `Infinity` where nothing was. */
  readonly allowed: number;
  /** What was measured: the request alone in mode 0, all promises with it in mode 2. */
  readonly asked: number;
}

/**
 * Whether mmap gets its address space: mm/util.c, __vm_enough_memory. Mode 0 refuses only what is
 * more than all RAM and swap together (since 5.2, 8c7829b04c52; before, it weighed what was free).
 * Mode 2 wants all promises, this one included, to stay below what is allowed. The kernel reads
 * Committed_AS from a counter per CPU and may be a few pages off; this counts exactly.
 */
export function mayMap(request: Request): Answer {
  const { mode, pages, ramPages, swapPages, userReserve, totalVm } = request;
  if (mode === 1) return { ok: true, allowed: Number.POSITIVE_INFINITY, asked: pages };
  if (mode === 0) {
    const all = ramPages + swapPages;
    return { ok: pages <= all, allowed: all, asked: pages };
  }
  const forAdmin = request.root ? 0 : request.adminReserve;
  const forUser = Math.min(Math.floor(totalVm / 32), userReserve);
  const allowed = request.limit - forAdmin - forUser;
  const asked = request.committed + pages;
  return { ok: asked < allowed, allowed, asked };
}

/**
 * The reserves as a machine sets them when it starts, in pages: 1/32 of free memory, at most 8 MiB
 * for the administrator and 128 MiB for users; mm/mmap.c, init_admin_reserve, init_user_reserve.
 */
export function reserves(freePages: number): { adminReserve: number; userReserve: number } {
  const share = Math.floor((freePages * pageBytes) / 1024 / 32);
  const pages = (mostKB: number) => Math.floor((Math.min(share, mostKB) * 1024) / pageBytes);
  return { adminReserve: pages(8192), userReserve: pages(131072) };
}
