import type { Core } from './core.ts';
import type { Process } from './process.ts';
import { pageShareSum } from './smaps.ts';

/** What a process uses, in pages, as its counters say (/proc/PID/status, statm). */
export interface Usage {
  readonly pid: number;
  /** 0 where nobody's child. */
  readonly parent: number;
  readonly name: string;
  readonly group: string;
  /** VmSize. */
  readonly size: number;
  /** VmRSS, and its parts RssAnon, RssFile and RssShmem. */
  readonly resident: number;
  readonly anon: number;
  readonly file: number;
  readonly shmem: number;
  /** Pages, each divided by the entries that map it; not whole. */
  readonly proportional: number;
  /** VmSwap. */
  readonly swapped: number;
  /** VmPTE: page tables without the root. */
  readonly tables: number;
  readonly minorFaults: number;
  readonly majorFaults: number;
}

export function usageOf(core: Core, process: Process): Usage {
  const { pid, parent, name, anon, file, shmem, swapped, tables } = process;
  return {
    pid,
    parent,
    name,
    group: core.payer(process).name,
    size: process.size,
    resident: process.resident,
    anon,
    file,
    shmem,
    proportional: pageShareSum(core, process),
    swapped,
    tables,
    minorFaults: process.minorFaults,
    majorFaults: process.majorFaults,
  };
}
