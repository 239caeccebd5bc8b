import type { HeapEvent } from '../heap/allocator.ts';
import type { Task } from '../oom/task.ts';
import type { VmEvent } from '../vm/event.ts';
import { Kernel } from '../vm/kernel.ts';
import type { OutOfMemory } from '../vm/outcome.ts';
import type { Ending, MachineEvent } from './event.ts';
import { Program, type Standing } from './program.ts';
import type { MachineSettings } from './settings.ts';
import { heapHost, type Overcommit, promises } from './space.ts';

const pageBytes = 4096;

/** Bytes at the top of a stack that arguments and environment take before main() is called. */
const startBytes = 4096;

/** Process numbers begin here: what starts at boot has the lower ones, init's 1 among them. */
const firstPid = 100;

/**
 * Processes over one kernel: what statements work on. Its parts are where they belong (address spaces
 * in `vm`, blocks in `heap`, frames of calls in `stack`, victims in `oom`); here they meet.
 */
export class Machine {
  readonly settings: MachineSettings;
  readonly kernel: Kernel;
  readonly overcommit: Overcommit;
  /** By name, in the order they were started; those that have ended stay. */
  readonly programs: Map<string, Program>;
  /** Kernel's numbers of groups, by name. */
  readonly groups: Map<string, number>;
  /** Kernel's numbers of files, by name. */
  readonly files: Map<string, number>;
  /** The kernel could kill nobody: nothing runs any more. */
  panicked = false;
  /** What the current step did so far. */
  events: MachineEvent[] = [];

  constructor(settings: MachineSettings, of?: Machine) {
    this.settings = settings;
    this.groups = new Map(of?.groups ?? [['/', 0]]);
    this.files = new Map(of?.files);
    this.programs = new Map();
    this.overcommit = of
      ? { ...of.overcommit }
      : { mode: settings.overcommit as 0 | 1 | 2, ratio: settings.ratio };
    if (of) {
      this.kernel = of.kernel.clone();
      this.panicked = of.panicked;
      for (const [name, program] of of.programs) {
        this.programs.set(name, program.copy(this.host(name, program.pid, program.standing)));
      }
      return;
    }
    this.kernel = new Kernel({
      frames: Math.floor(settings.ram / pageBytes),
      swapSlots: Math.floor(settings.swap / pageBytes),
      swappiness: settings.swappiness,
      pageCluster: settings.readahead,
      firstPid,
    });
    this.start('main', { adj: 0, uid: 1000, group: '/' });
  }

  clone(): Machine {
    return new Machine(this.settings, this);
  }

  /** Begins a step: what happens from now on is told in a new list. */
  begin(): MachineEvent[] {
    this.events = [];
    // The kernel's events are some of the machine's.
    this.kernel.sink = this.events as VmEvent[];
    return this.events;
  }

  /** Starts a process; why not, where the kernel has no memory for it. */
  start(name: string, standing: Standing): OutOfMemory | undefined {
    const group = this.groupNumber(standing.group);
    const stackLimit = Math.ceil(this.settings.stack / pageBytes);
    const pid = this.kernel.spawn({ name, group, stackLimit });
    if (typeof pid !== 'number') return pid;
    const host = this.host(name, pid, standing);
    const top = this.kernel.core.process(pid).layout.stackTop * pageBytes - startBytes;
    this.programs.set(name, new Program(name, pid, standing, host, top));
    this.events.push({ kind: 'spawned', process: name, pid });
    return undefined;
  }

  /** A copy of a process. */
  fork(parent: Program, name: string): OutOfMemory | undefined {
    const pid = this.kernel.fork(parent.pid, name);
    if (typeof pid !== 'number') return pid;
    this.programs.set(name, parent.copy(this.host(name, pid, parent.standing), name, pid));
    this.events.push({ kind: 'spawned', process: name, pid, parent: parent.name });
    return undefined;
  }

  /** The number of a group, which is made without a limit where there is none yet. */
  groupNumber(name: string): number {
    const known = this.groups.get(name);
    if (known !== undefined) return known;
    const group = this.kernel.addGroup(name);
    this.groups.set(name, group);
    return group;
  }

  /** Ends a process; its memory goes back. */
  end(program: Program, ending: Ending, exitCode: number): void {
    program.ended = { ending, exitCode };
    this.kernel.kill(program.pid);
    this.events.push({ kind: 'ended', process: program.name, ending, exitCode });
  }

  programOf(pid: number): Program {
    for (const program of this.programs.values()) if (program.pid === pid) return program;
    throw new RangeError(`no program ${pid}`);
  }

  get living(): Program[] {
    return [...this.programs.values()].filter(({ ended }) => ended === undefined);
  }

  /** The processes as the OOM killer's table has them, in the order of the kernel's list. */
  tasks(): Task[] {
    return this.living.map(({ name, pid, standing }) => {
      const { size, resident, anon, file, shmem, swapped, tables } = this.kernel.usage(pid);
      return {
        pid,
        ppid: this.kernel.core.process(pid).parent,
        uid: standing.uid,
        name,
        totalVm: size,
        rss: resident,
        rssAnon: anon,
        rssFile: file,
        rssShmem: shmem,
        swapents: swapped,
        pgtablesBytes: tables * pageBytes,
        adj: standing.adj,
        group: groupPath(standing.group),
      };
    });
  }

  /** Runs one call of malloc's, whose events belong to the process. */
  inHeap<Result>(program: Program, call: (heap: Program['heap']) => Result): Result {
    const log: HeapEvent[] = [];
    program.heap.log = log;
    const result = call(program.heap);
    program.heap.log = undefined;
    for (const event of log) this.events.push({ kind: 'heap', process: program.name, event });
    return result;
  }

  /** Whether the kernel promises a process so many bytes more. */
  promises(name: string, pid: number, uid: number, bytes: number): boolean {
    const process = { name, pid, root: uid === 0 };
    return promises(this.kernel, this.overcommit, process, bytes, this.events);
  }

  private host(name: string, pid: number, { uid }: Standing) {
    return heapHost(this.kernel, pid, (bytes) => this.promises(name, pid, uid, bytes));
  }
}

/** The path of a group as the kernel writes it. */
export const groupPath = (name: string): string => (name === '/' ? '/' : `/${name}`);
