import type { JSModuleLoader, QuickJSHandle } from 'quickjs-emscripten-core';
import type { SandboxAssets } from './assets.ts';
import type { BlockAges } from './block-ages.ts';
import { chunkHeads } from './chunk-heads.ts';
import { type HeapReading, type SizeHistogram, sizeHistogram } from './chunks.ts';
import { ConsoleLog } from './console-log.ts';
import { EngineError } from './engine-error.ts';
import { type CallOutcome, EventLoop } from './event-loop.ts';
import { installGlobals } from './install-globals.ts';
import { JudgeRealm, ProgramStopped } from './judge-realm.ts';
import { type Limits, Machine, OutOfHostMemory } from './machine.ts';
import {
  MEMORY_LIMIT,
  noModule,
  type ProgramError,
  STACK_OVERFLOW,
  SUBJECT_FILE,
  WORKLOAD_FILE,
} from './program-error.ts';
import { settle } from './settle.ts';
import { markBlocks } from './snapshot/marks.ts';
import type { SnapshotSource } from './snapshot/snapshot.ts';
import { subjectModule } from './subject-module.ts';

const PENDING = 0;
const FAILED = 2;
/** What passes on the virtual clock after each round. */
const ROUND_TIME = 1000;
/** A submission longer than this is no one's work; QuickJS needs many times its length. */
const MAX_SOURCE = 1_000_000;

/** What watches a run from inside, such as the counting of allocations. */
export interface Instrument {
  /** Puts what it needs into the realms, before the judge's is frozen. */
  install(machine: Machine): void;
  /** The source of a module of its own. */
  moduleSource(name: string): string | undefined;
  /** What an import means by a name: QuickJS remembers modules, and the program is to see none. */
  moduleName(name: string): string;
}

/** One value that the workload expected of the learner's module. */
export interface ResultRow {
  readonly name: string;
  readonly passed: boolean;
  readonly expected: string;
  readonly found: string;
}

/** An object that a workload watches, and where it lies in the program's memory. */
export interface WatchedObject {
  readonly name: string;
  readonly address: number;
}

/**
 * One run of one program: load it, call its rounds, read the heap between them.
 * A mistake of the program is returned; a fault of ours is thrown as an EngineError.
 */
export class Session {
  readonly console = new ConsoleLog();
  readonly #machine: Machine;
  readonly #judge: JudgeRealm;
  readonly #loop: EventLoop;
  readonly #printed: QuickJSHandle;
  #namespace: QuickJSHandle | undefined;
  /** Set once the host's stack overflowed under QuickJS: see `isDiscarded`. */
  #isDiscarded = false;
  #baseline: HeapReading = { bytes: 0, blocks: 0 };
  #earlierPeak = 0;

  private constructor(machine: Machine, assets: SandboxAssets, instrument?: Instrument) {
    this.#machine = machine;
    this.#judge = new JudgeRealm(machine, assets.judge);
    this.#loop = new EventLoop(machine, this.#judge);
    const loadModule: JSModuleLoader = (name, realm) => {
      if (realm === machine.judge && name === 'subject') return subjectModule(this.exports);
      const own = instrument?.moduleSource(name);
      if (own !== undefined) return own;
      // As source, not as an error of the host's, which would leave a block behind at each import.
      return `throw new ReferenceError(${JSON.stringify(noModule(name))});`;
    };
    const nameModule = (_: string, name: string) => instrument!.moduleName(name);
    machine.runtime.setModuleLoader(loadModule, instrument ? nameModule : undefined);
    const wires = { judge: this.#judge, loop: this.#loop, console: this.console };
    installGlobals(machine, machine.judge, 0, assets.globals, wires);
    this.#printed = installGlobals(machine, machine.learner, 1, assets.globals, wires);
    instrument?.install(machine);
    this.#judge.call('harden');
    settle(machine, this.#judge, this.#loop);
    machine.adoptHandles();
    machine.forgetPeak();
    this.#baseline = machine.read();
  }

  static async open(
    assets: SandboxAssets,
    limits: Limits,
    instrument?: Instrument,
  ): Promise<Session> {
    return new Session(await Machine.create(assets, limits), assets, instrument);
  }

  get ticks(): number {
    return Math.min(this.#machine.budget.used, this.#machine.budget.limit);
  }

  /** Branches and calls so far, of the program and of the workload; forced collections excepted. */
  get steps(): number {
    return this.#machine.steps;
  }

  /** The most bytes in use above the baseline at any moment of the program; exact. */
  get peakBytes(): number {
    return Math.max(this.#earlierPeak, this.recentPeakBytes);
  }

  /** The same since the last call of `restartPeak`. */
  get recentPeakBytes(): number {
    return Math.max(0, this.#machine.peakBytes - this.#baseline.bytes);
  }

  /**
   * True once the host's stack overflowed in the middle of a call. What that call held is held for
   * ever, so nothing may be run, read or explained in this machine any more: each call that follows
   * gives the same StackOverflow, and there is no snapshot of it.
   */
  get isDiscarded(): boolean {
    return this.#isDiscarded;
  }

  /** From here on the peak is what comes now, or what was, where that is more. */
  restartPeak(): void {
    this.#earlierPeak = this.peakBytes;
    this.#machine.forgetPeak();
  }

  /** How many lines the program wrote to its console, kept or not. */
  get linesPrinted(): number {
    if (this.#isDiscarded) return this.console.entries.length;
    const { learner } = this.#machine;
    const result = learner.callFunction(this.#printed, learner.undefined);
    // A program that used up everything can't be asked any more.
    if (result.error) return this.console.entries.length;
    const lines = learner.getNumber(result.value);
    result.value.dispose();
    return lines;
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
      if (result.error) return this.#judge.describe(result.error);
      const error = this.#loop.drain();
      if (error) return error;
      const waited = this.#loop.wait(
        () => learner.getPromiseState(result.value).type === 'pending',
      );
      if (waited.error) return waited.error;
      const state = learner.getPromiseState(result.value);
      if (state.type === 'rejected') return this.#judge.describe(state.error);
      if (state.type === 'pending') {
        const message = 'The module awaits a promise that nothing settles.';
        return { name: 'NeverSettled', message };
      }
      this.#namespace = state.value;
      this.#judge.call('setSubject', this.#namespace);
      return this.#loop.drain();
    });
  }

  /** The names that the learner's module exports. */
  get exports(): readonly string[] {
    if (!this.#namespace) return [];
    return JSON.parse(this.#judge.text('exportsOf', this.#namespace)) as string[];
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
        const result = judge.evalCode(work.workload, WORKLOAD_FILE, { type: 'module' });
        if (result.error) return this.#judge.describe(result.error);
        const state = judge.getPromiseState(result.value);
        if (state.type === 'rejected') return this.#judge.describe(state.error);
        if (state.type === 'pending') {
          throw new EngineError('workload.js: must not await at its top level');
        }
        namespace = state.value;
      }
      const ready = this.#judge.call('setWork', namespace, work.seed, work.size);
      this.#machine.adoptHandles();
      if (ready === 1) return undefined;
      const message = 'Expected an exported function `round(i)`, found none.';
      return { name: 'MissingExport', message };
    });
  }

  setup(): CallOutcome {
    return this.#run('setup');
  }

  /** Calls round `index`, lets a second pass on the virtual clock and its due timers run. */
  round(index: number): CallOutcome {
    const outcome = this.#run('round', index);
    if (outcome.error) return outcome;
    const error = this.#guard(() => this.#loop.pass(ROUND_TIME));
    return error ? { error, settled: outcome.settled } : outcome;
  }

  teardown(): CallOutcome {
    return this.#run('teardown');
  }

  /** Asks the workload for what it expected and what it found. */
  expect(): { outcome: CallOutcome; rows: readonly ResultRow[] } {
    const outcome = this.#run('expect');
    if (outcome.error) return { outcome, rows: [] };
    return { outcome, rows: JSON.parse(this.#judge.text('results')) as ResultRow[] };
  }

  /** Names passed to `watch` since the last call whose objects are still alive. Settle first. */
  uncollected(): readonly string[] {
    if (this.#judge.call('watching') === 0) return [];
    return JSON.parse(this.#judge.text('uncollected')) as string[];
  }

  /** Forces collections and drains jobs until nothing changes, then reads, above the baseline. */
  read(): { reading: HeapReading; error?: ProgramError } {
    const error = this.#guard(() => settle(this.#machine, this.#judge, this.#loop));
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

  /** Bytes in use above the baseline at this moment, garbage and all. */
  get bytesInUse(): number {
    return this.#machine.bytesInUse - this.#baseline.bytes;
  }

  /** Blocks that malloc gave so far, freed or not; forced collections excepted. */
  get blocksGiven(): number {
    return this.#machine.blocksGiven;
  }

  /** Ticks so far, to a branch or call of the program. */
  get work(): number {
    return this.#machine.budget.used + this.#machine.sincePoll;
  }

  /** Calls `onPoll` every so many branches and calls of the program; it may call this again. */
  poll(every: number, onPoll: () => void): void {
    this.#machine.poll(every, onPoll);
  }

  /** The heads of the allocator's chunks, in order of address. */
  chunkHeads(): Uint32Array {
    return chunkHeads(this.#machine.memory);
  }

  /** Marks every block in use: what is not marked later is younger. */
  mark(): void {
    markBlocks(this.#machine.memory);
  }

  /** The objects passed to `watch` since `uncollected` was asked that are still alive. Settle first. */
  watchedAlive(): readonly WatchedObject[] {
    const alive: WatchedObject[] = [];
    const count = this.#judge.call('watching');
    for (let i = 0; i < count; i += 1) {
      const handle = this.#judge.invoke('watchedObject', i);
      const address = this.#machine.addressOf(handle);
      handle.dispose();
      if (address === undefined) continue;
      const name = this.#judge.invoke('watchedName', i);
      alive.push({ name: this.#machine.judge.getString(name), address });
      name.dispose();
    }
    return alive;
  }

  /** Where a heap snapshot reads from. Settle first: a collection leaves what is really held. */
  get heapSource(): SnapshotSource {
    const { memory, addresses } = this.#machine;
    return { memory, ...addresses, isDiscarded: this.#isDiscarded };
  }

  /** Blocks in use by size, to tell growth from the allocator's slack. */
  sizes(): SizeHistogram {
    return sizeHistogram(this.#machine.memory);
  }

  #run(name: 'setup' | 'round' | 'teardown' | 'expect', ...numbers: number[]): CallOutcome {
    let settled = true;
    const error = this.#guard(() => {
      this.#judge.call(name, ...numbers);
      const drained = this.#loop.drain();
      if (drained) return drained;
      const waited = this.#loop.wait(() => this.#judge.call('state') === PENDING);
      settled = waited.settled;
      if (waited.error) return waited.error;
      if (this.#judge.call('state') !== FAILED) return undefined;
      return this.#judge.errorFrom(this.#judge.text('failure'));
    });
    return error ? { error, settled } : { settled };
  }

  /** Runs `work`; a host's own stack overflow under QuickJS is the program's StackOverflow too. */
  #guard(work: () => ProgramError | undefined): ProgramError | undefined {
    const { budget } = this.#machine;
    if (this.#isDiscarded) return STACK_OVERFLOW;
    try {
      const error = work();
      return budget.exhausted ? this.#judge.tickLimit() : error;
    } catch (error) {
      // V8 and WebKit: RangeError; Firefox: InternalError, too much recursion.
      const overflowed = error instanceof RangeError || (error as Error)?.name === 'InternalError';
      this.#isDiscarded ||= overflowed;
      if (error instanceof ProgramStopped) return error.error;
      if (budget.exhausted) return this.#judge.tickLimit();
      if (error instanceof OutOfHostMemory) return MEMORY_LIMIT;
      if (overflowed) return STACK_OVERFLOW;
      throw error;
    }
  }
}
