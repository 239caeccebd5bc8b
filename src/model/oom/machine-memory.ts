import type { GroupEvents } from './group-limit.ts';
import { isWithin } from './group-path.ts';
import { pageBytes, type Task, tablePages } from './task.ts';

/** A task with what it holds; replaced whole when it changes. */
export interface Process {
  readonly task: Task;
  readonly state: 'alive' | 'killed' | 'exited';
  /** The number of the statement that made it grow last. */
  readonly touched: number;
}

export interface Group {
  readonly name: string;
  readonly path: string;
  /** memory.max and memory.swap.max in pages; `Infinity` for `max`. */
  readonly limit: number;
  readonly swapLimit: number;
  /** memory.oom.group. */
  readonly killsAll: boolean;
  readonly events: GroupEvents;
}

/** One page of the lowest page table covers so many pages; above it there are three more levels. */
const pagesPerTable = 512;
const upperTables = 3;

/** The page tables for so many pages next to each other on x86-64 with four levels. */
export const tablesFor = (pages: number): number =>
  pages === 0 ? 0 : Math.ceil(pages / pagesPerTable) + upperTables;

/** RAM and swap in pages, and who holds them; what is free is what nobody holds. */
export class MachineMemory {
  readonly ramPages: number;
  readonly swapPages: number;
  readonly processes: Process[];
  readonly groups: Group[];

  constructor(ramPages: number, swapPages: number, from?: MachineMemory) {
    this.ramPages = ramPages;
    this.swapPages = swapPages;
    this.processes = [...(from?.processes ?? [])];
    this.groups = [...(from?.groups ?? [])];
  }

  get freeRam(): number {
    return this.ramPages - this.usage('/');
  }

  get freeSwap(): number {
    return this.swapPages - this.swapUsage('/');
  }

  /** Committed_AS: what was promised, touched or not. All of it is private and writable here. */
  get committed(): number {
    return this.processes.reduce((sum, { task }) => sum + task.totalVm, 0);
  }

  /** memory.current in pages: page tables count with the rest. */
  usage(path: string): number {
    return this.sum(path, (task) => task.rss + tablePages(task));
  }

  swapUsage(path: string): number {
    return this.sum(path, ({ swapents }) => swapents);
  }

  private sum(path: string, of: (task: Task) => number): number {
    let sum = 0;
    for (const { task } of this.processes) {
      if (isWithin(task.group ?? '/', path)) sum += of(task);
    }
    return sum;
  }

  indexOf(name: string): number {
    return this.processes.findIndex(({ task }) => task.name === name);
  }

  groupNamed(name: string): Group | undefined {
    return this.groups.find((group) => group.name === name);
  }

  /** The groups that a task is in, the nearest first. */
  groupsOf({ group = '/' }: Task): Group[] {
    return this.groups
      .filter(({ path }) => isWithin(group, path))
      .toSorted((one, other) => other.path.length - one.path.length);
  }

  change(index: number, task: Partial<Task>, rest: Partial<Process> = {}): void {
    const process = this.processes[index]!;
    this.processes[index] = { ...process, ...rest, task: { ...process.task, ...task } };
  }

  /** The pages that one task can still get, and who says no after that: undefined is the machine. */
  roomFor(task: Task): { readonly pages: number; readonly tight: Group | undefined } {
    let pages = this.freeRam;
    let tight: Group | undefined;
    for (const group of this.groupsOf(task)) {
      const left = group.limit - this.usage(group.path);
      if (left < pages) {
        pages = left;
        tight = group;
      }
    }
    return { pages: Math.max(pages, 0), tight };
  }

  /** Gives a task pages that are free: those for page tables first. */
  give(index: number, tables: number, rss: number): void {
    const { task } = this.processes[index]!;
    this.change(index, {
      rss: task.rss + rss,
      pgtablesBytes: (task.pgtablesBytes ?? 0) + tables * pageBytes,
    });
  }

  /**
   * Moves pages below a path to swap, from the task that has been quiet longest on; page tables
   * stay. Gives back how much of whom. A kernel looks at single pages; whole tasks are enough here,
   * and no outside source confirms this order.
   */
  swapOut(path: string, pages: number): { readonly index: number; readonly pages: number }[] {
    const order = this.processes
      .map((process, index) => ({ ...process, index }))
      .filter(({ task, state }) => state === 'alive' && isWithin(task.group ?? '/', path))
      .toSorted((one, other) => one.touched - other.touched);
    const moved: { index: number; pages: number }[] = [];
    let left = Math.min(pages, this.freeSwap);
    for (const { task, index } of order) {
      if (left === 0) break;
      const rooms = this.groupsOf(task).map((one) => one.swapLimit - this.swapUsage(one.path));
      const some = Math.min(left, task.rss, ...rooms);
      if (some <= 0) continue;
      this.change(index, { rss: task.rss - some, swapents: task.swapents + some });
      moved.push({ index, pages: some });
      left -= some;
    }
    return moved;
  }

  count(path: string, key: keyof GroupEvents): void {
    for (const [index, group] of this.groups.entries()) {
      if (!isWithin(path, group.path)) continue;
      const events = { ...group.events, [key]: group.events[key] + 1 };
      this.groups[index] = { ...group, events };
    }
  }
}
