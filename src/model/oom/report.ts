import type { Kernel, Release } from './kernel.ts';
import type { Task } from './task.ts';

/** oom_constraint_text in mm/oom_kill.c: what kind of shortage it was. */
export const constraints = [
  'CONSTRAINT_NONE',
  'CONSTRAINT_CPUSET',
  'CONSTRAINT_MEMORY_POLICY',
  'CONSTRAINT_MEMCG',
] as const;
export type Constraint = (typeof constraints)[number];

/** A counter of a cgroup: what it holds, what it may hold, and how often that stopped it. */
export interface Counter {
  readonly usageKB: number;
  readonly limitKB: number;
  readonly failcnt: number;
}

export interface Killed {
  readonly pid: number;
  readonly name: string;
  readonly totalVmKB: number;
  readonly anonKB: number;
  readonly fileKB: number;
  /** From 4.5 on. */
  readonly shmemKB?: number;
  /** From 5.4 on; kernels before 5.5 print bytes under this name (941f762bcb27). */
  readonly uid?: number;
  readonly pgtablesKB?: number;
  readonly adj?: number;
}

/** One call of the OOM killer as a log tells it; a log may lack any part. */
export interface Report {
  /** What the line with `CPU:` and `Comm:` names; there the release, then the distribution's own. */
  readonly kernel?: Kernel;
  readonly invoker?: { readonly name: string; readonly pid?: number; readonly adj?: number };
  readonly gfp?: { readonly mask: number; readonly flags?: string };
  /** -1 for SysRq-F. */
  readonly order?: number;
  /** Printed from 5.0 on; before, a report of a cgroup shows by its other lines. */
  readonly constraint?: Constraint;
  /** The cgroup at its limit, and the victim's. */
  readonly memcg?: string;
  readonly taskMemcg?: string;
  readonly memory?: Counter;
  /** cgroup v2's swap. */
  readonly swap?: Counter;
  /** cgroup v1's memory and swap together. */
  readonly both?: Counter;
  /** The first lines of Mem-Info, in pages, by their names: `active_anon`, `free`. */
  readonly memInfo: Readonly<Record<string, number>>;
  readonly ramPages?: number;
  readonly reservedPages?: number;
  readonly swapFreeKB?: number;
  readonly swapTotalKB?: number;
  /** 4096, unless the free lists of the report begin with other blocks. */
  readonly pageBytes: number;
  /** In the order of the kernel's process list. */
  readonly tasks: readonly Task[];
  /** `Kill process … score … or sacrifice child`, up to 5.0. */
  readonly chosen?: { readonly pid: number; readonly name: string; readonly score: number };
  /** The victim first; with memory.oom.group the rest of the group after it. */
  readonly killed: readonly Killed[];
  /** vm.oom_kill_allocating_task made the choice. */
  readonly allocating: boolean;
  /** The cgroup that is killed whole. */
  readonly groupKill?: string;
  readonly noKillable: boolean;
  /** What the kernel said when it gave up. */
  readonly panic?: string;
  /** Those whose memory the reaper took at once. */
  readonly reaped: readonly number[];
  /** What the form of the lines says about the kernel: at least `since`, and below `before`. */
  readonly era: { readonly since?: Release; readonly before?: Release };
}

/** Whether a cgroup was at its limit; the machine was short otherwise. */
export function isOfGroup({ constraint, memcg, memory }: Report): boolean {
  if (constraint !== undefined) return constraint === 'CONSTRAINT_MEMCG';
  return memcg !== undefined || memory !== undefined;
}
