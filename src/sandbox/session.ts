import type { QuickJSHandle } from 'quickjs-emscripten-core';
import type { SandboxAssets } from './assets.ts';
import type { BlockAges } from './block-ages.ts';
import { type HeapReading, type SizeHistogram, sizeHistogram } from './chunks.ts';
import { ConsoleLog } from './console-log.ts';
import { EngineError } from './engine-error.ts';
import { type Limits, Machine, OutOfHostMemory } from './machine.ts';
import {
  MEMORY_LIMIT,
  noModule,
  type ProgramError,
  programError,
  SUBJECT_FILE,
} from './program-error.ts';
import { subjectModule } from './subject-module.ts';

const JUDGE_FUNCTIONS = [
  ...['timersOf', 'printerTo', 'nextDue', 'fireNext', 'harden', 'arm', 'churn', 'describe'],
  ...['setSubject', 'exportsOf', 'setWork', 'setup', 'round', 'teardown', 'expect'],
  ...['state', 'failure', 'results', 'uncollected'],
] as const;

const PENDING = 0;
const FAILED = 2;
/** How far the virtual clock may run on while a round's promise is awaited: ten minutes. */
const PATIENCE = 600_000;
/** What passes on the virtual clock after each round. */
const ROUND_TIME = 1000;
/** A submission longer than this is no one's work; QuickJS needs many times its length. */
const MAX_SOURCE = 1_000_000;
/** The fewest objects that make a collection certain in a realm of this size, many times over. */
const PRESSURE = 200_000;

/** How one call of the workload ended. `settled` is false where its promise waits for nothing. */
export interface CallOutcome {
  readonly error?: ProgramError;
  readonly settled: boolean;
}

/** One value that the workload expected of the learner's module. */
export interface ResultRow {
  readonly name: string;
  readonly passed: boolean;
  readonly expected: string;
  readonly found: string;
}

/**
 * One run of one program: load it, call its rounds, read the heap between them.
 * A mistake of the program is returned; a fault of ours is thrown as an EngineError.
 */
export class Session {
  readonly console = new ConsoleLog();
  readonly #machine: Machine;
  readonly #judge: Record<string, QuickJSHandle> = {};
  readonly #printed: QuickJSHandle;
  #namespace: QuickJSHandle | undefined;
  #reported: ProgramError | undefined;
  #realms = 0;
  #baseline: HeapReading = { bytes: 0, blocks: 0 };

  private constructor(machine: Machine, assets: SandboxAssets) {
    this.#machine = machine;
    const { judge, learner } = machine;
    const functions = machine.evaluate(judge, assets.judge, 'judge.js');
    for (const name of JUDGE_FUNCTIONS) this.#judge[name] = judge.getProp(functions, name);
    machine.runtime.setModuleLoader((name, realm) => {
      if (realm === judge && name === 'subject') return subjectModule(this.#exports());
      // As source, not as an error of the host's, which would leave a block behind at each import.
      return `throw new ReferenceError(${JSON.stringify(noModule(name))});`;
    });
    this.#install(judge, assets.globals);
    this.#printed = this.#install(learner, assets.globals);
    this.#call('harden');
    this.#settle();
    machine.adoptHandles();
    machine.forgetPeak();
    this.#baseline = machine.read();
  }

  static async open(assets: SandboxAssets, limits: Limits): Promise<Session> {
    return new Session(await Machine.create(assets, limits), assets);
  }

  get ticks(): number {
    return Math.min(this.#machine.budget.used, this.#machine.budget.limit);
  }

  /** The most bytes in use above the baseline, sampled while the program ran. */
  get peakBytes(): number {
    return Math.max(0, this.#machine.peakBytes - this.#baseline.bytes);
  }

  /** How many lines the program wrote to its console, kept or not. */
  get linesPrinted(): number {
    return this.#number(
      this.#machine.learner.callFunction(this.#printed, this.#machine.learner.undefined),
    );
  }

  /** True once the program ran out of its ticks or was refused memory: facts, whatever it threw. */
  get ranOut(): boolean {
    return this.#machine.budget.exhausted || this.#machine.memoryRefused;
  }

  /** Allows as many ticks again: an extension of the run is ours and may have used them up. */
  renewBudget(): void {
    this.#machine.budget.renew();
  }

  /** Evaluates the learner's module, to its end where it awaits at its top level. */
  load(source: string): ProgramError | undefined {
    if (source.length > MAX_SOURCE) {
      const message = `Expected at most ${MAX_SOURCE} characters of code, found ${source.length}.`;
      return { name: 'SourceTooLong', message };
    }
    return this.#guard(() => {
      const { learner } = this.#machine;
      const result = learner.evalCode(source, SUBJECT_FILE, { type: 'module' });
      if (result.error) return this.#describe(result.error);
      const error = this.#drain();
      if (error) return error;
      const outcome = this.#wait(() => learner.getPromiseState(result.value).type === 'pending');
      if (outcome.error) return outcome.error;
      const state = learner.getPromiseState(result.value);
      if (state.type === 'rejected') return this.#describe(state.error);
      if (state.type === 'pending') {
        return {
          name: 'NeverSettled',
          message: 'The module awaits a promise that nothing settles.',
        };
      }
      this.#namespace = state.value;
      this.#call('setSubject', this.#namespace);
      return this.#takeReported();
    });
  }

  /** The names that the learner's module exports. */
  get exports(): readonly string[] {
    return this.#exports();
  }

  /**
   * Takes `round` and the rest from a workload, which imports the learner's module as 'subject',
   * or, without one, from the learner's module itself. Gives an error where there is no `round`.
   */
  prepare(work: { workload?: string; seed: number; size: number }): ProgramError | undefined {
    return this.#guard(() => {
      const { judge } = this.#machine;
      let namespace = this.#namespace!;
      if (work.workload !== undefined) {
        const result = judge.evalCode(work.workload, 'workload.js', { type: 'module' });
        if (result.error) return this.#describe(result.error);
        const state = judge.getPromiseState(result.value);
        if (state.type === 'rejected') return this.#describe(state.error);
        if (state.type === 'pending')
          throw new EngineError('workload.js: must not await at its top level');
        namespace = state.value;
      }
      const ready = this.#call('setWork', namespace, work.seed, work.size);
      this.#machine.adoptHandles();
      if (ready === 0) {
        return {
          name: 'MissingExport',
          message: 'Expected an exported function `round(i)`, found none.',
        };
      }
      return undefined;
    });
  }

  setup(): CallOutcome {
    return this.#run('setup');
  }

  /** Calls round `index`, lets a second pass on the virtual clock and its due timers run. */
  round(index: number): CallOutcome {
    const outcome = this.#run('round', index);
    if (outcome.error) return outcome;
    const error = this.#guard(() => this.#pass(ROUND_TIME));
    return error ? { error, settled: outcome.settled } : outcome;
  }

  teardown(): CallOutcome {
    return this.#run('teardown');
  }

  /** Asks the workload for what it expected and what it found. */
  expect(): { outcome: CallOutcome; rows: readonly ResultRow[] } {
    const outcome = this.#run('expect');
    return { outcome, rows: JSON.parse(this.#text('results')) as ResultRow[] };
  }

  /** Names passed to `watch` since the last call whose objects are still alive. Settle first. */
  uncollected(): readonly string[] {
    return JSON.parse(this.#text('uncollected')) as string[];
  }

  /** Forces collections and drains jobs until nothing changes, then reads, above the baseline. */
  read(): { reading: HeapReading; error?: ProgramError } {
    const error = this.#guard(() => this.#settle());
    if (error) return { reading: { bytes: 0, blocks: 0 }, error };
    const { bytes, blocks } = this.#machine.read();
    return {
      reading: { bytes: bytes - this.#baseline.bytes, blocks: blocks - this.#baseline.blocks },
    };
  }

  /** Notes the age of each block; `round` counts from 1, without gaps. */
  noteAges(ages: BlockAges, round: number): void {
    ages.observe(this.#machine.memory, round);
  }

  /** Blocks in use by size, to tell growth from the allocator's slack. */
  sizes(): SizeHistogram {
    return sizeHistogram(this.#machine.memory);
  }

  #install(realm: Machine['judge'], globals: string): QuickJSHandle {
    const { judge } = this.#machine;
    const bridge = realm.newObject();
    const number = judge.newNumber(this.#realms++);
    const timers = judge.callFunction(this.#judge.timersOf!, judge.undefined, number).unwrap();
    const hostPrint = judge.newFunction('print', (level, text) => {
      this.console.add(judge.getString(level), judge.getString(text));
    });
    const print = judge.callFunction(this.#judge.printerTo!, judge.undefined, hostPrint).unwrap();
    const report = realm.newFunction('report', (error) => {
      this.#reported ??= this.#describe(error.dup());
    });
    realm.setProp(bridge, 'timers', timers);
    realm.setProp(bridge, 'print', print);
    realm.setProp(bridge, 'report', report);
    const install = this.#machine.evaluate(realm, globals, 'globals.js');
    const printed = realm.unwrapResult(realm.callFunction(install, realm.undefined, bridge));
    for (const handle of [number, timers, hostPrint, print, report, install, bridge])
      handle.dispose();
    return printed;
  }

  #run(name: 'setup' | 'round' | 'teardown' | 'expect', ...numbers: number[]): CallOutcome {
    let settled = true;
    const error = this.#guard(() => {
      this.#call(name, ...numbers);
      const drained = this.#drain();
      if (drained) return drained;
      const waited = this.#wait(() => this.#call('state') === PENDING);
      settled = waited.settled;
      if (waited.error) return waited.error;
      if (this.#call('state') === FAILED) return this.#errorFrom(this.#text('failure'));
      return undefined;
    });
    return error ? { error, settled } : { settled };
  }

  /** Lets due timers run, and the clock move on to them, while `pending` holds. */
  #wait(pending: () => boolean): CallOutcome {
    const limit = this.#machine.clock.now + PATIENCE;
    while (pending()) {
      const due = this.#call('nextDue');
      if (due < 0 || due > limit) return { settled: false };
      const error = this.#fire(due);
      if (error) return { error, settled: false };
    }
    return { settled: true };
  }

  #pass(milliseconds: number): ProgramError | undefined {
    const end = this.#machine.clock.now + milliseconds;
    for (;;) {
      const due = this.#call('nextDue');
      if (due < 0 || due > end) break;
      const error = this.#fire(due);
      if (error) return error;
    }
    this.#machine.clock.moveTo(end);
    return undefined;
  }

  #fire(due: number): ProgramError | undefined {
    const { judge, clock } = this.#machine;
    clock.moveTo(due);
    const result = judge.callFunction(this.#judge.fireNext!, judge.undefined);
    if (result.error) return this.#describe(result.error);
    result.value.dispose();
    return this.#drain();
  }

  /** Runs pending jobs to the last one. */
  #drain(): ProgramError | undefined {
    while (this.#machine.runtime.hasPendingJob()) {
      const result = this.#machine.runtime.executePendingJobs();
      if (result.error) return this.#describe(result.error);
      if (this.#machine.budget.exhausted) return this.#tickLimit();
    }
    return this.#takeReported();
  }

  /** A finaliser may make garbage of its own, so a collection after which jobs ran is repeated. */
  #settle(): ProgramError | undefined {
    for (let pass = 0; pass < 5; pass += 1) {
      this.#collect();
      if (!this.#machine.runtime.hasPendingJob()) return undefined;
      const error = this.#drain();
      if (error) return error;
    }
    return undefined;
  }

  /**
   * Forces a full collection: a threshold of 0 makes the next object collect. A canary that only a
   * cycle collection frees proves that it did; where it did not (another build), pressure does.
   */
  #collect(): void {
    this.#call('arm');
    this.#machine.dropGcThreshold();
    if (this.#call('churn', 1) === 1) return;
    if (this.#call('churn', PRESSURE) === 1) return;
    throw new EngineError(
      'collection: expected the canary to be freed, found it alive; nothing was measured',
    );
  }

  #exports(): readonly string[] {
    if (!this.#namespace) return [];
    return JSON.parse(this.#text('exportsOf', this.#namespace)) as string[];
  }

  #call(name: string, ...args: (number | QuickJSHandle)[]): number {
    return this.#number(this.#invoke(name, args));
  }

  #text(name: string, ...args: QuickJSHandle[]): string {
    const value = this.#invoke(name, args).unwrap();
    const text = this.#machine.judge.getString(value);
    value.dispose();
    return text;
  }

  #invoke(name: string, args: (number | QuickJSHandle)[]) {
    const { judge } = this.#machine;
    const handles = args.map((arg) => (typeof arg === 'number' ? judge.newNumber(arg) : arg));
    const result = judge.callFunction(this.#judge[name]!, judge.undefined, handles);
    for (const [index, arg] of args.entries())
      if (typeof arg === 'number') handles[index]!.dispose();
    if (result.error) throw new ProgramStopped(this.#describe(result.error));
    return result;
  }

  #number(result: ReturnType<Machine['judge']['callFunction']>): number {
    const value = result.unwrap();
    const number = this.#machine.judge.getNumber(value);
    value.dispose();
    return number;
  }

  #takeReported(): ProgramError | undefined {
    const error = this.#reported;
    this.#reported = undefined;
    return error;
  }

  #describe(error: QuickJSHandle): ProgramError {
    if (this.#machine.budget.exhausted) return this.#tickLimit();
    const { judge } = this.#machine;
    const result = judge.callFunction(this.#judge.describe!, judge.undefined, error);
    error.dispose();
    if (result.error) {
      // Describing it failed too: memory or stack is used up, or a getter of the error loops.
      result.error.dispose();
      return this.#machine.budget.exhausted ? this.#tickLimit() : MEMORY_LIMIT;
    }
    const text = judge.getString(result.value);
    result.value.dispose();
    return this.#errorFrom(text);
  }

  #errorFrom(described: string): ProgramError {
    const error = programError(described);
    // With no memory left QuickJS can't make an error of its own: it throws null, or an empty one.
    const unspoken =
      error.message === 'thrown: null' || (error.name === 'InternalError' && error.message === '');
    return unspoken && this.#machine.memoryRefused ? MEMORY_LIMIT : error;
  }

  #tickLimit(): ProgramError {
    return {
      name: 'TickLimit',
      message: `The program was still busy after ${this.#machine.budget.limit} ticks (10,000 branches and calls each). Is there a loop that does not end?`,
    };
  }

  /** Runs `work`; a host's own stack overflow under QuickJS is the program's StackOverflow too. */
  #guard(work: () => ProgramError | undefined): ProgramError | undefined {
    try {
      const error = work();
      if (this.#machine.budget.exhausted) return this.#tickLimit();
      return error;
    } catch (error) {
      if (error instanceof ProgramStopped) return error.error;
      if (this.#machine.budget.exhausted) return this.#tickLimit();
      if (error instanceof OutOfHostMemory) return MEMORY_LIMIT;
      // V8 and WebKit: RangeError; Firefox: InternalError, too much recursion.
      if (error instanceof RangeError || (error as Error)?.name === 'InternalError') {
        return {
          name: 'StackOverflow',
          message: 'The calls went deeper than the stack has room for.',
        };
      }
      throw error;
    }
  }
}

class ProgramStopped extends Error {
  readonly error: ProgramError;
  constructor(error: ProgramError) {
    super(error.message);
    this.error = error;
  }
}
