import type { VmstatRow } from '../reclaim/vmstat-command.ts';

/** What a program is at, when the second ends. */
export type Standing = 'runs' | 'wants the CPU' | 'waits for the disk' | 'thinks' | 'killed';

export interface CliffProgram {
  /** `A`, `B`, …; what reads a file through once is called `scan`. */
  readonly name: string;
  readonly standing: Standing;
  /** Pages: in RAM, of them those of files, and in swap. */
  readonly resident: number;
  readonly files: number;
  readonly swapped: number;
}

/** A second of the whole machine. */
export interface Interval {
  /** 1 for the first. */
  readonly second: number;
  /** Those that run, without a scan. */
  readonly programs: number;
  /** What they keep using together, in pages. */
  readonly workingSets: number;
  /** Pages that programs worked with, a scan's not among them: what the machine got done. */
  readonly references: number;
  readonly majorFaults: number;
  readonly minorFaults: number;
  /** The line that `vmstat 1` would print for it; in and cs are not modelled and are 0. */
  readonly vmstat: VmstatRow;
  /** /proc/pressure/memory at its end, in per cent. */
  readonly some: number;
  readonly full: number;
}

/** All there is to draw. Memory is in pages of 4 KiB. */
export interface CliffState {
  /** Simulated seconds so far. */
  readonly seconds: number;
  readonly ram: { readonly pages: number; readonly free: number };
  /**
   * A character a frame: the letter of the program that uses it, `f` for a page of a file, `s` for one
   * of swap that nobody maps, `k` for the kernel's own (page tables), `.` for a free one.
   */
  readonly frames: string;
  readonly swap: { readonly pages: number; readonly used: number };
  readonly swappiness: number;
  /** What each program keeps using, and all that run together. */
  readonly set: number;
  readonly workingSets: number;
  readonly programs: readonly CliffProgram[];
  /** The most references that the CPU has time for in a second. */
  readonly mostReferences: number;
  /** The last ones, at most `mostIntervals`. */
  readonly intervals: readonly Interval[];
}

export const mostIntervals = 200;
