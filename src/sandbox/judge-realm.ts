import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import type { Machine } from './machine.ts';
import { MEMORY_LIMIT, type ProgramError, programError } from './program-error.ts';

const FUNCTIONS = [
  ...['timersOf', 'printerTo', 'nextDue', 'fireNext', 'harden', 'arm', 'churn', 'describe'],
  ...['setSubject', 'exportsOf', 'setWork', 'setup', 'round', 'teardown', 'expect'],
  ...['state', 'failure', 'results', 'watching', 'watchedName', 'watchedObject'],
  'uncollected',
] as const;

export type JudgeFunction = (typeof FUNCTIONS)[number];

/** The program ended in the middle of a call of ours, which has no value to give. */
export class ProgramStopped extends Error {
  readonly error: ProgramError;
  constructor(error: ProgramError) {
    super(error.message);
    this.error = error;
  }
}

/** The host's side of realm/judge.js: calls its functions, and turns errors into values. */
export class JudgeRealm {
  readonly #machine: Machine;
  readonly #functions: Record<string, QuickJSHandle> = {};

  constructor(machine: Machine, source: string) {
    this.#machine = machine;
    const all = machine.evaluate(machine.judge, source, 'judge.js');
    for (const name of FUNCTIONS) this.#functions[name] = machine.judge.getProp(all, name);
  }

  /** @throws ProgramStopped */
  call(name: JudgeFunction, ...args: (number | QuickJSHandle)[]): number {
    return this.#take(this.invoke(name, ...args), this.#realm.getNumber);
  }

  /** @throws ProgramStopped */
  text(name: JudgeFunction, ...args: QuickJSHandle[]): string {
    return this.#take(this.invoke(name, ...args), this.#realm.getString);
  }

  /**
   * The value's handle is the caller's to dispose.
   * @throws ProgramStopped
   */
  invoke(name: JudgeFunction, ...args: (number | QuickJSHandle)[]): QuickJSHandle {
    const realm = this.#realm;
    const handles = args.map((arg) => (typeof arg === 'number' ? realm.newNumber(arg) : arg));
    const result = realm.callFunction(this.#functions[name]!, realm.undefined, handles);
    for (const [i, arg] of args.entries()) if (typeof arg === 'number') handles[i]!.dispose();
    if (result.error) throw new ProgramStopped(this.describe(result.error));
    return result.value;
  }

  /** What an error of any realm says, as a value. Disposes of it. */
  describe(error: QuickJSHandle): ProgramError {
    const { budget } = this.#machine;
    if (budget.exhausted) return this.tickLimit();
    const realm = this.#realm;
    const result = realm.callFunction(this.#functions.describe!, realm.undefined, error);
    error.dispose();
    if (result.error) {
      // Describing it failed too: memory or stack is used up, or a getter of the error loops.
      result.error.dispose();
      return budget.exhausted ? this.tickLimit() : MEMORY_LIMIT;
    }
    return this.errorFrom(this.#take(result.value, realm.getString));
  }

  /** The same of what `describe` in the realm wrote. */
  errorFrom(described: string): ProgramError {
    const error = programError(described);
    // With no memory left QuickJS can't make an error of its own: it throws null, or an empty one.
    const unspoken =
      error.message === 'thrown: null' || (error.name === 'InternalError' && error.message === '');
    return unspoken && this.#machine.memoryRefused ? MEMORY_LIMIT : error;
  }

  tickLimit(): ProgramError {
    const { limit } = this.#machine.budget;
    return {
      name: 'TickLimit',
      message: `The program was still busy after ${limit} ticks (10,000 branches and calls each). Is there a loop that does not end?`,
    };
  }

  get #realm(): QuickJSContext {
    return this.#machine.judge;
  }

  #take<T>(handle: QuickJSHandle, read: (handle: QuickJSHandle) => T): T {
    const value = read(handle);
    handle.dispose();
    return value;
  }
}
