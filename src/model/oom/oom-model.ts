import type { Engine, Step } from '../engine.ts';
import type { Model } from '../model.ts';
import { formatBytes } from '../units.ts';
import {
  type Crisis,
  crisisOf,
  judged,
  killIn,
  reportOf,
  scopeOf,
  type WholeKill,
} from './crisis.ts';
import type { OomEvent, OomFault, OomFaultCode } from './events.ts';
import { exitStatusOfSignal, sigkill } from './group-limit.ts';
import { type Group, MachineMemory, tablesFor } from './machine-memory.ts';
import { printReport } from './print-report.ts';
import { type OomSettings, oomSettings } from './settings.ts';
import type { OomPhase, OomState } from './state.ts';
import { type OomStatement, oomForms } from './statements.ts';
import { pageBytes, type Task, tablePages } from './task.ts';
import { viewOf } from './view.ts';
import { weigh } from './weigh.ts';

type OomStep = Step<OomEvent>;
type Of<Kind extends OomStatement['kind']> = Extract<OomStatement, { kind: Kind }>;

/** Memory that a task is still to get. */
interface Pending {
  readonly index: number;
  readonly tables: number;
  readonly rss: number;
}

const firstPid = 100;

/** The kernel's log is a ring, too: what does not fit pushes out the oldest. */
const mostLines = 2000;
const pagesOf = (bytes: number): number => Math.ceil(bytes / pageBytes);
const sized = (pages: number): number => pages * pageBytes;

/**
 * Tasks that share RAM and swap, and the OOM killer. Memory is what tasks touched, page by page
 * counted but given in bulk; there is no file cache, so what is not free is anonymous or a page
 * table. A statement that runs out of room takes a step for each part of the killer's work:
 * invoked, judged, chosen, killed, freed; then the task that asked goes on, if it lives.
 */
class OomEngine implements Engine<OomState, OomStatement, OomEvent> {
  private readonly settings: OomSettings;
  private readonly memory: MachineMemory;
  private phase: OomPhase = 'idle';
  private pending: Pending | undefined;
  private crisis: Crisis | undefined;
  /** Indexes of those that are killed and still hold their memory. */
  private dying: readonly number[] = [];
  private log: readonly string[] = [];
  private nextPid = firstPid;
  private clock = 0;

  constructor(settings: OomSettings, from?: OomEngine) {
    this.settings = settings;
    const ram = Math.floor((settings.ram - settings.reserved) / pageBytes);
    const swap = Math.floor(settings.swap / pageBytes);
    this.memory = new MachineMemory(Math.max(ram, 0), swap, from?.memory);
    if (!from) return;
    this.log = from.log;
    this.phase = from.phase;
    this.pending = from.pending;
    this.crisis = from.crisis;
    this.dying = from.dying;
    this.nextPid = from.nextPid;
    this.clock = from.clock;
  }

  clone(): OomEngine {
    return new OomEngine(this.settings, this);
  }

  step(statement: OomStatement): OomStep {
    if (this.crisis) return this.resolve(this.crisis);
    if (this.pending) return this.allocate([]);
    if (this.phase === 'panicked') {
      return fault('machine-down', 'The kernel gave up, since it could kill nobody; nothing runs.');
    }
    this.clock += 1;
    switch (statement.kind) {
      case 'task':
        return this.start(statement);
      case 'group':
        return this.declareGroup(statement);
      case 'grow':
        return this.onTask(statement.name, (index) => this.grow(index, pagesOf(statement.bytes)));
      case 'mmap':
        return this.onTask(statement.name, (index) => this.map(index, statement.bytes));
      case 'adj':
        return this.onTask(statement.name, (index) => {
          const { name: task, adj: from } = this.memory.processes[index]!.task;
          this.memory.change(index, { adj: statement.value });
          return did({ kind: 'adjusted', task, from, to: statement.value });
        });
      case 'exit':
        return this.onTask(statement.name, (index) => {
          const freed = this.free(index, 'exited');
          return did({ kind: 'exited', task: statement.name }, freed);
        });
    }
  }

  private onTask(name: string, act: (index: number) => OomStep): OomStep {
    const index = this.memory.indexOf(name);
    const process = this.memory.processes[index];
    if (!process) {
      return fault('unknown-task', `No task is named ${name}; declare it with task ${name}.`, name);
    }
    if (process.state === 'alive') return act(index);
    const how = process.state === 'killed' ? 'was killed' : 'has ended';
    return fault('ended-task', `${name} ${how}: a task that is gone asks for nothing.`, name);
  }

  private start(statement: Of<'task'>): OomStep {
    const { name, adj = 0, uid = 1000, group } = statement;
    const { memory } = this;
    const old = memory.indexOf(name);
    if (memory.processes[old]?.state === 'alive') {
      return fault('already-declared', `There is already a task named ${name}.`, name);
    }
    const path = group === undefined ? undefined : this.groupNamed(group)?.path;
    if (group !== undefined && path === undefined) return unknownGroup(group);
    const [rss, swapents] = [pagesOf(statement.rss ?? 0), pagesOf(statement.swap ?? 0)];
    const task: Task = {
      pid: this.nextPid,
      uid,
      name,
      totalVm: rss + swapents,
      rss: 0,
      swapents,
      pgtablesBytes: 0,
      adj,
      ...(path && { group: path }),
    };
    const rooms = memory.groupsOf(task).map((one) => one.swapLimit - memory.swapUsage(one.path));
    const room = Math.min(memory.freeSwap, ...rooms);
    if (swapents > room) {
      const [wanted, left] = [sized(swapents), sized(room)].map(formatBytes);
      const why = `${name} is to have ${wanted} in swap, and there is room for ${left}.`;
      return fault('swap-full', why, name);
    }
    const weighed = this.weigh({ ...task, totalVm: 0 }, rss + swapents);
    if (!weighed.ok) return did(weighed.event('refused', name));
    // A name can come back; the one that is gone then leaves the list.
    if (old >= 0) memory.processes.splice(old, 1);
    this.nextPid += 1;
    memory.processes.push({ task, state: 'alive', touched: this.clock });
    const tables =
      statement.tables === undefined ? tablesFor(rss + swapents) : pagesOf(statement.tables);
    this.pending = { index: memory.processes.length - 1, tables, rss };
    return this.allocate([{ kind: 'started', task: name, pid: task.pid }]);
  }

  private declareGroup({ name, limit, swap, kill, in: parent }: Of<'group'>): OomStep {
    if (this.groupNamed(name)) {
      return fault('already-declared', `There is already a group named ${name}.`, name);
    }
    const above = parent === undefined ? '' : this.groupNamed(parent)?.path;
    if (above === undefined) return unknownGroup(parent!);
    this.memory.groups.push({
      name,
      path: `${above}/${name}`,
      limit: limit === undefined ? Number.POSITIVE_INFINITY : Math.floor(limit / pageBytes),
      swapLimit: swap === undefined ? Number.POSITIVE_INFINITY : Math.floor(swap / pageBytes),
      killsAll: kill === 'all',
      events: { oom: 0, oomKill: 0, oomGroupKill: 0 },
    });
    return did({ kind: 'grouped', group: name, limit: limit ?? null });
  }

  private groupNamed(name: string): Group | undefined {
    return this.memory.groups.find((group) => group.name === name);
  }

  /** Touches memory: what is mapped and untouched first; for more it has to ask. */
  private grow(index: number, pages: number): OomStep {
    const { task } = this.memory.processes[index]!;
    const held = task.rss + task.swapents;
    const more = Math.max(held + pages - task.totalVm, 0);
    const weighed = this.weigh(task, more);
    if (more > 0 && !weighed.ok) return did(weighed.event('refused', task.name));
    this.memory.change(index, { totalVm: task.totalVm + more }, { touched: this.clock });
    const tables = tablesFor(held + pages) - tablesFor(held);
    this.pending = { index, tables, rss: pages };
    return this.allocate([]);
  }

  private map(index: number, bytes: number): OomStep {
    const { task } = this.memory.processes[index]!;
    const weighed = this.weigh(task, pagesOf(bytes));
    if (!weighed.ok) return did(weighed.event('refused', task.name));
    this.memory.change(index, { totalVm: task.totalVm + pagesOf(bytes) });
    return did(weighed.event('mapped', task.name));
  }

  /** Asks for address space, as mmap and brk do. */
  private weigh(task: Task, pages: number) {
    return weigh(this.memory, this.settings, task, pages);
  }

  /** Gives the pending task what there is, swaps out for the rest, and calls the killer if stuck. */
  private allocate(before: readonly OomEvent[]): OomStep {
    const { memory } = this;
    const { index } = this.pending!;
    const { name } = memory.processes[index]!.task;
    let { tables, rss } = this.pending!;
    const asked = { tables, rss };
    const swapped: OomEvent[] = [];
    const grown = (): OomEvent[] => {
      const grew = { bytes: sized(asked.rss - rss), tables: sized(asked.tables - tables) };
      return grew.bytes + grew.tables > 0 ? [{ kind: 'grew', task: name, ...grew }] : [];
    };
    while (tables + rss > 0) {
      const { task } = memory.processes[index]!;
      const { pages, tight } = memory.roomFor(task);
      if (pages > 0) {
        const forTables = Math.min(tables, pages);
        const forRss = Math.min(rss, pages - forTables);
        memory.give(index, forTables, forRss);
        tables -= forTables;
        rss -= forRss;
        continue;
      }
      const moved = memory.swapOut(tight?.path ?? '/', tables + rss);
      for (const one of moved) {
        const from = memory.processes[one.index]!.task.name;
        const scope = scopeOf(tight);
        swapped.push({ kind: 'swapped-out', task: from, bytes: sized(one.pages), by: name, scope });
      }
      if (moved.length > 0) continue;
      if (tight) memory.count(tight.path, 'oom');
      // The count has replaced the group.
      const group = tight && this.groupNamed(tight.name);
      this.pending = { index, tables, rss };
      this.crisis = crisisOf(memory, task, group, this.settings);
      this.phase = 'invoked';
      const free = { freeRam: sized(memory.freeRam), freeSwap: sized(memory.freeSwap) };
      const scope = scopeOf(group);
      const needs = sized(tables + rss);
      const invoked: OomEvent = { kind: 'invoked', task: name, needs, scope, ...free };
      return { events: [...before, ...swapped, ...grown(), invoked], done: false };
    }
    this.pending = undefined;
    return { events: [...before, ...swapped, ...grown()], done: true };
  }

  /** The next part of the killer's work. */
  private resolve(crisis: Crisis): OomStep {
    const { choice, scene } = crisis;
    switch (this.phase) {
      case 'invoked':
        this.phase = 'judged';
        return going({
          kind: 'judged',
          totalPages: scene.totalPages,
          verdicts: judged(crisis),
        });
      case 'judged': {
        if (choice.because === 'nobody') return this.giveUp(crisis);
        this.phase = 'chosen';
        const nameOf = (pid: number) => scene.tasks.find((task) => task.pid === pid)!.name;
        return going({
          kind: 'chosen',
          task: choice.chosen!.name,
          points: choice.points ?? null,
          because: choice.because,
          tied: choice.tied.map(nameOf),
        });
      }
      case 'chosen':
        return this.kill(crisis);
      default: {
        const events = this.dying.map((index) => this.free(index, 'killed'));
        this.dying = [];
        this.crisis = undefined;
        this.phase = 'idle';
        const lives = this.memory.processes[this.pending!.index]!.state === 'alive';
        if (!lives) this.pending = undefined;
        return { events, done: !lives };
      }
    }
  }

  private kill(crisis: Crisis): OomStep {
    const { memory } = this;
    const kill = killIn(crisis, memory, this.settings.kernel);
    this.write(crisis, kill);
    const because = new Map<Task, 'victim' | 'shares-memory' | 'oom-group'>();
    for (const task of kill.group) because.set(task, 'oom-group');
    for (const task of kill.sharers) because.set(task, 'shares-memory');
    because.set(kill.victim, 'victim');
    if (kill.path !== undefined) memory.count(kill.path, 'oomGroupKill');
    const events: OomEvent[] = [];
    const dying: number[] = [];
    for (const [index, { task }] of memory.processes.entries()) {
      const why = because.get(task);
      if (!why) continue;
      memory.change(index, {}, { state: 'killed' });
      memory.count(task.group ?? '/', 'oomKill');
      dying.push(index);
      const { name, pid } = task;
      const status = exitStatusOfSignal(sigkill);
      events.push({ kind: 'killed', task: name, pid, because: why, status });
    }
    this.dying = dying;
    this.phase = 'killed';
    return { events, done: false };
  }

  /**
   * Nobody can be killed: a machine panics; in a group the task that asked gets no memory. A kernel
   * lets it try again and again; here it stops asking.
   */
  private giveUp(crisis: Crisis): OomStep {
    const { group, invoker } = crisis;
    const report = this.write(crisis);
    this.crisis = undefined;
    this.pending = undefined;
    this.phase = group ? 'idle' : 'panicked';
    const nobody: OomEvent = { kind: 'nobody', task: invoker.name, scope: scopeOf(group) };
    return did(nobody, ...(report.panic ? [panicked(report.panic)] : []));
  }

  private write(crisis: Crisis, kill?: WholeKill) {
    const report = reportOf(crisis, this.memory, this.settings, kill);
    this.log = [...this.log, ...printReport(report, this.settings.kernel)].slice(-mostLines);
    return report;
  }

  private free(index: number, state: 'killed' | 'exited'): OomEvent {
    const { task } = this.memory.processes[index]!;
    const ram = sized(task.rss + tablePages(task));
    const nothing = { rss: 0, swapents: 0, pgtablesBytes: 0, totalVm: 0 };
    this.memory.change(index, nothing, { state });
    return { kind: 'freed', task: task.name, ram, swap: sized(task.swapents) };
  }

  view(): OomState {
    const { memory, settings, phase, log } = this;
    return { phase, ...viewOf(memory, settings), report: log };
  }
}

const did = (...events: OomEvent[]): OomStep => ({ events, done: true });

const going = (event: OomEvent): OomStep => ({ events: [event], done: false });

const panicked = (message: string): OomEvent => ({ kind: 'panicked', message });

function fault(code: OomFaultCode, message: string, subject?: string): OomStep {
  const mistake: OomFault = { code, message, ...(subject !== undefined && { subject }) };
  return { events: [], fault: mistake, done: true };
}

const unknownGroup = (name: string): OomStep =>
  fault('unknown-group', `No group is named ${name}; declare it with group ${name}.`, name);

/** `model oom`: tasks, groups, overcommit and the OOM killer. */
export const oomModel: Model<OomSettings, OomStatement, OomState, OomEvent> = {
  name: 'oom',
  summary: 'Tasks, groups, overcommit and the OOM killer.',
  settings: oomSettings,
  forms: oomForms,
  create: (settings) => new OomEngine(settings),
};
