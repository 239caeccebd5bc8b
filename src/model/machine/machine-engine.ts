import type { Engine, Step } from '../engine.ts';
import type { Fault } from '../fault.ts';
import { formatAddress } from '../units.ts';
import type { AccessMode, OutOfMemory, Signal } from '../vm/outcome.ts';
import { begin } from './begin.ts';
import type { Begun } from './begun.ts';
import { resolve } from './crisis.ts';
import type { MachineEvent } from './event.ts';
import { Machine } from './machine.ts';
import { mistake } from './mistake.ts';
import type { MachineSettings } from './settings.ts';
import type { MachineState } from './state.ts';
import type { MachineStatement } from './statements.ts';
import { viewOf } from './view.ts';
import { afterPage, type Touches } from './work.ts';

type MachineStep = Step<MachineEvent>;

/**
 * The whole machine, step by step: a statement takes one step, and one more for each further page of a
 * range that it names. Where memory runs out, the step ends with the OOM killer being called; the
 * next one shows whom it kills, and then the statement goes on, if its process lives.
 */
export class MachineEngine implements Engine<MachineState, MachineStatement, MachineEvent> {
  private readonly machine: Machine;
  /** What the statement still has to touch; none while it has not begun. */
  private touches: readonly Touches[] | undefined;
  /** How often a call is still to be made. */
  private calls = 0;
  /** Who could get no memory, and is waiting for somebody to die. */
  private short: OutOfMemory | undefined;
  private log: readonly string[] = [];

  constructor(settings: MachineSettings, of?: MachineEngine) {
    this.machine = of?.machine.clone() ?? new Machine(settings);
    if (!of) return;
    this.touches = of.touches;
    this.calls = of.calls;
    this.short = of.short;
    this.log = of.log;
  }

  clone(): MachineEngine {
    return new MachineEngine(this.machine.settings, this);
  }

  view(): MachineState {
    return viewOf(this.machine, this.log);
  }

  step(statement: MachineStatement): MachineStep {
    const events = this.machine.begin();
    const result = this.advance(statement);
    this.machine.kernel.sink = undefined;
    if (result.done) {
      this.touches = undefined;
      this.calls = 0;
    }
    return { events, ...result };
  }

  private advance(statement: MachineStatement): { fault?: Fault; done: boolean } {
    if (this.short) {
      const { short } = this;
      this.short = undefined;
      return this.relieve(statement, short);
    }
    if (this.machine.panicked) {
      const message = 'The kernel gave up, since it could kill nobody; nothing runs any more.';
      return { fault: mistake('panicked', message), done: true };
    }
    let fault: Fault | undefined;
    if (!this.touches) {
      if (statement.kind === 'call' && this.calls === 0) this.calls = statement.times ?? 1;
      const made: Begun = begin(this.machine, statement);
      if (made.short) return this.runShort(made.short);
      this.touches = made.touches;
      fault = made.fault;
    }
    const result = this.touch();
    return fault && !result.fault ? { ...result, fault } : result;
  }

  /** Touches what is next: all that is done aside, and one page of a range. */
  private touch(): { fault?: Fault; done: boolean } {
    while (this.touches!.length > 0) {
      const [first, ...rest] = this.touches as [Touches, ...Touches[]];
      const { pid, mode, next, because } = first;
      const program = this.machine.programOf(pid);
      if (program.ended) return { done: true };
      const outcome = this.machine.kernel.access(pid, next, mode);
      if (outcome.kind === 'oom') return this.runShort(outcome);
      if (outcome.kind === 'signal') {
        this.machine.end(program, 'signal', 128 + outcome.number);
        return {
          fault: signalled(program.name, mode, formatAddress(next), outcome),
          done: true,
        };
      }
      const address = formatAddress(next);
      const cause = because === undefined ? {} : { because };
      this.machine.events.push({
        kind: 'accessed',
        process: program.name,
        access: mode,
        address,
        outcome: outcome.kind,
        ...cause,
      });
      const left = afterPage(first);
      this.touches = left ? [left, ...rest] : rest;
      if (first.stepwise) break;
    }
    if (this.touches!.length > 0) return { done: false };
    this.calls -= 1;
    if (this.calls <= 0) return { done: true };
    this.touches = undefined;
    return { done: false };
  }

  private runShort(short: OutOfMemory): { done: boolean } {
    const { pid, limit, group, wanted } = short;
    this.short = short;
    const process = this.machine.programOf(pid).name;
    const of = group === undefined ? {} : { group };
    this.machine.events.push({ kind: 'oom-invoked', process, limit, ...of, wanted });
    return { done: false };
  }

  private relieve(
    statement: MachineStatement,
    short: OutOfMemory,
  ): { fault?: Fault; done: boolean } {
    const living = this.machine.living.length;
    this.log = [...this.log, ...resolve(this.machine, short)];
    if (this.machine.living.length === living) {
      const message =
        'Nobody could be killed: every task is init, a kernel thread or has oom_score_adj -1000.';
      return { fault: mistake('nobody-to-kill', message), done: true };
    }
    const waiting = this.machine.programOf(short.pid);
    // A limit goes on until the group is below it; anything else ends with its process.
    return { done: waiting.ended !== undefined && statement.kind !== 'limit' };
  }
}

function signalled(process: string, doing: AccessMode, at: string, signal: Signal): Fault {
  const { name, code, codeNumber, address } = signal;
  const means = {
    SEGV_MAPERR: 'nothing is mapped there',
    SEGV_ACCERR: 'the mapping does not allow it',
    SI_KERNEL: 'no address of a program looks like that',
    BUS_ADRERR: 'the file ends before that page',
  }[code];
  const told = address === at ? '' : `, si_addr ${address}`;
  const message = `${process} dies of ${name} at its ${doing} of ${at}: ${means} (si_code ${codeNumber}, ${code}${told}).`;
  return mistake('signal', message, process);
}
