import type { JudgeRealm } from './judge-realm.ts';
import type { Machine } from './machine.ts';
import type { ProgramError } from './program-error.ts';

/** How far the virtual clock may run on while a promise is awaited: ten minutes. */
const PATIENCE = 600_000;

/** How a wait ended. `settled` is false where the promise waits for nothing that could come. */
export interface CallOutcome {
  readonly error?: ProgramError;
  readonly settled: boolean;
}

/** Jobs and timers: lets the program's asynchronous work happen, on the virtual clock. */
export class EventLoop {
  readonly #machine: Machine;
  readonly #judge: JudgeRealm;
  #reported: ProgramError | undefined;

  constructor(machine: Machine, judge: JudgeRealm) {
    this.#machine = machine;
    this.#judge = judge;
  }

  /** Takes note of an error that no code of the program was there to catch; the first counts. */
  report(error: ProgramError): void {
    this.#reported ??= error;
  }

  /** Runs pending jobs to the last one. */
  drain(): ProgramError | undefined {
    while (this.#machine.runtime.hasPendingJob()) {
      const result = this.#machine.runtime.executePendingJobs();
      if (result.error) return this.#judge.describe(result.error);
      if (this.#machine.budget.exhausted) return this.#judge.tickLimit();
    }
    const error = this.#reported;
    this.#reported = undefined;
    return error;
  }

  /** Lets due timers run, and the clock move on to them, while `pending` holds. */
  wait(pending: () => boolean): CallOutcome {
    const limit = this.#machine.clock.now + PATIENCE;
    while (pending()) {
      const due = this.#judge.call('nextDue');
      if (due < 0 || due > limit) return { settled: false };
      const error = this.#fire(due);
      if (error) return { error, settled: false };
    }
    return { settled: true };
  }

  /** Lets time pass, with the timers that come due in it. */
  pass(milliseconds: number): ProgramError | undefined {
    const end = this.#machine.clock.now + milliseconds;
    for (;;) {
      const due = this.#judge.call('nextDue');
      if (due < 0 || due > end) break;
      const error = this.#fire(due);
      if (error) return error;
    }
    this.#machine.clock.moveTo(end);
    return undefined;
  }

  #fire(due: number): ProgramError | undefined {
    this.#machine.clock.moveTo(due);
    this.#judge.invoke('fireNext').dispose();
    return this.drain();
  }
}
