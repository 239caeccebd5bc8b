import type { Engine } from '../engine.ts';
import { allocate, type Pending } from './allocate.ts';
import { type Crisis, crisisOf, judged, killIn, reportOf, scopeOf } from './crisis.ts';
import { declareGroup } from './declare-group.ts';
import { freeTask, killAll } from './end-task.ts';
import type { OomEvent } from './events.ts';
import type { WholeKill } from './kill.ts';
import { MachineMemory, tablesFor } from './machine-memory.ts';
import { did, fault, going, type OomStep } from './oom-step.ts';
import { pagesOf, sized } from './pages.ts';
import { printReport } from './print-report.ts';
import type { OomSettings } from './settings.ts';
import { startTask } from './start-task.ts';
import type { OomPhase, OomState } from './state.ts';
import type { OomStatement, StatementOfKind } from './statements.ts';
import { pageBytes, type Task } from './task.ts';
import { viewOf } from './view.ts';
import { weigh } from './weigh.ts';

const firstPid = 100;

/** The kernel's log is a ring, too: what does not fit pushes out the oldest. */
const mostLines = 2000;

/**
 * Tasks that share RAM and swap, and the OOM killer. Memory is what tasks touched, page by page
 * counted but given in bulk; there is no file cache, so what is not free is anonymous or a page
 * table. A statement that runs out of room takes a step for each part of the killer's work:
 * invoked, judged, chosen, killed, freed; then the task that asked goes on, if it lives.
 */
export class OomEngine implements Engine<OomState, OomStatement, OomEvent> {
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
    if (this.pending) return this.goOn(this.pending);
    if (this.phase === 'panicked') {
      return fault('machine-down', 'The kernel gave up, since it could kill nobody; nothing runs.');
    }
    this.clock += 1;
    switch (statement.kind) {
      case 'task':
        return this.start(statement);
      case 'group':
        return declareGroup(this.memory, statement);
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
          const freed = freeTask(this.memory, index, 'exited');
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

  private start(statement: StatementOfKind<'task'>): OomStep {
    const pid = this.nextPid;
    const started = startTask(this.memory, this.settings, statement, { pid, clock: this.clock });
    if ('refused' in started) return started.refused;
    this.nextPid += 1;
    return this.goOn(started.pending, { kind: 'started', task: statement.name, pid });
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
    return this.goOn({ index, tables, rss: pages });
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

  /** Gives a task what it is still to get, and calls the killer where that is stuck. */
  private goOn(asked: Pending, ...before: OomEvent[]): OomStep {
    const { memory } = this;
    const { events, missing, tight } = allocate(memory, asked);
    this.pending = missing;
    if (!missing) return did(...before, ...events);
    if (tight) memory.count(tight.path, 'oom');
    // The count has replaced the group.
    const group = tight && memory.groupNamed(tight.name);
    const { task } = memory.processes[missing.index]!;
    this.crisis = crisisOf(memory, task, group, this.settings);
    this.phase = 'invoked';
    return going(...before, ...events, {
      kind: 'invoked',
      task: task.name,
      needs: sized(missing.tables + missing.rss),
      scope: scopeOf(group),
      freeRam: sized(memory.freeRam),
      freeSwap: sized(memory.freeSwap),
    });
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
        const events = this.dying.map((index) => freeTask(this.memory, index, 'killed'));
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
    const kill = killIn(crisis, this.memory, this.settings.kernel);
    this.write(crisis, kill);
    const { events, dying } = killAll(this.memory, kill);
    this.dying = dying;
    this.phase = 'killed';
    return going(...events);
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
    return did(
      nobody,
      ...(report.panic ? [{ kind: 'panicked' as const, message: report.panic }] : []),
    );
  }

  private write(crisis: Crisis, kill?: WholeKill) {
    const report = reportOf(crisis, this.memory, this.settings, kill);
    this.log = [...this.log, ...printReport(report, this.settings.kernel)].slice(-mostLines);
    return report;
  }

  view(): OomState {
    const { memory, settings, phase, log } = this;
    return { phase, ...viewOf(memory, settings), report: log };
  }
}
