import type { FrameSource } from '../paging/frame-source.ts';
import type { PageTable } from '../paging/page-table.ts';
import type { PhysicalMemory } from '../paging/physical-memory.ts';
import type { VmaReadahead } from '../reclaim/swap-readahead.ts';
import type { Areas } from './areas.ts';
import type { Layout } from './layout.ts';

/** A process with one thread, and its address space (struct task_struct, struct mm_struct). */
export class Process {
  readonly pid: number;
  /** 0 where nobody's child. */
  readonly parent: number;
  readonly name: string;
  /** The group that its pages are charged to. */
  readonly group: number;
  readonly table: PageTable;
  areas: Areas = [];
  layout: Layout;
  /** The end of the heap, a byte address: what brk() moves. */
  brk: number;
  /** RLIMIT_STACK, in pages. */
  stackLimit: number;
  /** MM_ANONPAGES, MM_FILEPAGES, MM_SHMEMPAGES, MM_SWAPENTS. */
  anon = 0;
  file = 0;
  shmem = 0;
  swapped = 0;
  /** Page tables below those that Linux does not count (mm_pgtables_bytes), in pages. */
  tables = 0;
  minorFaults = 0;
  majorFaults = 0;
  /** How swap is read ahead for an area, by its first page. */
  readonly readaheads = new Map<number, VmaReadahead>();

  constructor(
    pid: number,
    parent: number,
    name: string,
    group: number,
    table: PageTable,
    layout: Layout,
    stackLimit: number,
  ) {
    this.pid = pid;
    this.parent = parent;
    this.name = name;
    this.group = group;
    this.table = table;
    this.layout = layout;
    this.brk = layout.heap * table.geometry.pageSize;
    this.stackLimit = stackLimit;
  }

  /** Resident pages: what oom_score and top call RSS. */
  get resident(): number {
    return this.anon + this.file + this.shmem;
  }

  /** Pages of address space (total_vm). */
  get size(): number {
    return this.areas.reduce((sum, area) => sum + area.end - area.start, 0);
  }

  clone(memory: PhysicalMemory, source: FrameSource): Process {
    const { pid, parent, name, group, layout, stackLimit } = this;
    const table = this.table.clone(memory, source);
    const copy = new Process(pid, parent, name, group, table, layout, stackLimit);
    const { readaheads } = copy;
    for (const [start, one] of this.readaheads) readaheads.set(start, one.clone());
    return Object.assign(copy, { ...this, table, readaheads });
  }
}
