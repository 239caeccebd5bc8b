import jitl from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import type { SandboxAssets } from './assets.ts';
import { TickBudget } from './budget.ts';
import { type HeapReading, readHeap } from './chunks.ts';
import { VirtualClock } from './clock.ts';
import { EngineError } from './engine-error.ts';
import { type EvalWatcher, watchEval } from './eval-watch.ts';
import { HeapMeter } from './heap-meter.ts';
import { isolateFromHost } from './host-imports.ts';
import { LAYOUT } from './layout.ts';

/** What a program may use. Bytes; ticks as in `TickBudget`. */
export interface Limits {
  readonly memoryBytes: number;
  readonly stackBytes: number;
  readonly ticks: number;
}

/** There was no room for what the host has to put into the program's memory, such as its source. */
export class OutOfHostMemory extends Error {
  override readonly name = 'OutOfHostMemory';
}

/** quickjs-emscripten writes at the address that malloc gives, also where it is 0. */
function guardMalloc(quickjs: QuickJSWASMModule): void {
  const { module } = quickjs as unknown as { module: { _malloc: (size: number) => number } };
  const malloc = module._malloc;
  module._malloc = (size) => {
    const address = malloc(size);
    if (address === 0) throw new OutOfHostMemory(`no room for ${size} bytes`);
    return address;
  };
}

/** A call from the program as the engine makes it: where its arguments lie, 8 bytes a JSValue. */
export type RawCall = (argumentCount: number, args: number) => number;

/** quickjs-emscripten's parts that a raw call goes through (0.32.0: module.ts, context.ts). */
interface Wiring {
  readonly callFunction: (...args: [unknown, number, number, number, number, number]) => number;
}
interface RealmParts {
  readonly ctx: { readonly value: number };
  readonly ffi: {
    QTS_NewFunction(
      realm: number,
      name: string,
      length: number,
      isNew: boolean,
      id: number,
    ): number;
    QTS_DupValuePointer(realm: number, value: number): number;
  };
  readonly memory: { heapValueHandle(value: number): QuickJSHandle };
}

const PAGE = 65_536;
/** JS_TAG_OBJECT */
const OBJECT_TAG = -1;
/** The build's own minimum (16 MiB): less and the module does not start. */
const INITIAL_PAGES = 256;

/**
 * One QuickJS in a memory of its own: made for one run and thrown away after it, so that no run can
 * reach another, whatever it did to its heap. Its handles need no owner: they go with the memory.
 */
export class Machine {
  readonly memory: WebAssembly.Memory;
  readonly clock: VirtualClock;
  readonly budget: TickBudget;
  readonly runtime: QuickJSRuntime;
  /** The realm of drivers and workloads, whose intrinsics the learner can't touch. */
  readonly judge: QuickJSContext;
  readonly learner: QuickJSContext;
  readonly #isRefused: () => boolean;
  readonly #meter: HeapMeter;
  readonly #table: WebAssembly.Table;
  readonly #callbacks: { callFunction: Wiring['callFunction'] };
  readonly #rawCalls: RawCall[] = [];
  #foreignChunks: number = LAYOUT.foreignChunks;
  #stepsAside = 0;
  #pollEvery: number = LAYOUT.stepsPerTick;
  #onPoll: (() => void) | undefined;

  private constructor(
    memory: WebAssembly.Memory,
    clock: VirtualClock,
    budget: TickBudget,
    runtime: QuickJSRuntime,
    engine: {
      isRefused: () => boolean;
      table: WebAssembly.Table;
      callbacks: { callFunction: Wiring['callFunction'] };
    },
  ) {
    this.#isRefused = engine.isRefused;
    this.#callbacks = engine.callbacks;
    this.#table = engine.table;
    this.memory = memory;
    this.clock = clock;
    this.budget = budget;
    this.runtime = runtime;
    this.#meter = new HeapMeter(memory, engine.table, addressOf(runtime));
    this.judge = runtime.newContext();
    this.learner = runtime.newContext();
    runtime.setInterruptHandler(() => {
      const part = this.#pollEvery / LAYOUT.stepsPerTick;
      this.#onPoll?.();
      return budget.tick(part);
    });
    this.#meter.bytes = readHeap(memory).bytes;
    this.read();
  }

  /** @throws EngineError where the memory limit is below the build's minimum. */
  static async create(assets: SandboxAssets, limits: Limits): Promise<Machine> {
    const maximum = Math.floor(limits.memoryBytes / PAGE);
    if (maximum < INITIAL_PAGES) {
      throw new EngineError(
        `limits.memory: expected at least ${INITIAL_PAGES * PAGE} bytes (16 MiB), found ${limits.memoryBytes}; use the check "peak-heap" for a smaller limit`,
      );
    }
    const clock = new VirtualClock();
    // All of it at once: a memory that grows in the middle of a job detaches the buffer that
    // quickjs-emscripten reads the job's realm from (runtime.ts, executePendingJobs).
    const memory = new WebAssembly.Memory({ initial: maximum, maximum });
    let refused = false;
    let table: WebAssembly.Table | undefined;
    const variant = newVariant(jitl, {
      wasmMemory: memory,
      emscriptenModule: {
        instantiateWasm(imports, done) {
          isolateFromHost(imports as never, memory, clock);
          imports.a![LAYOUT.imports.growMemory] = () => {
            refused = true;
            return 0;
          };
          const instance = new WebAssembly.Instance(assets.wasm, imports);
          table = instance.exports[LAYOUT.table] as WebAssembly.Table;
          done(instance);
          return instance.exports;
        },
      },
    });
    const quickjs = await newQuickJSWASMModuleFromVariant(variant);
    guardMalloc(quickjs);
    const runtime = quickjs.newRuntime({ maxStackSizeBytes: limits.stackBytes });
    const { callbacks } = (quickjs as unknown as { module: { callbacks: Wiring } }).module;
    return new Machine(memory, clock, new TickBudget(limits.ticks), runtime, {
      isRefused: () => refused,
      table: table!,
      callbacks,
    });
  }

  /** Bytes and blocks in use now, checked against QuickJS's own count of its allocations. */
  read(): HeapReading {
    const reading = readHeap(this.memory);
    const counted = this.#mallocCount + this.#foreignChunks;
    if (reading.blocks !== counted) {
      throw new EngineError(
        `heap walk: expected ${counted} blocks in use (QuickJS's malloc_count + ${this.#foreignChunks}), found ${reading.blocks}; the readings of this run can't be trusted`,
      );
    }
    if (reading.bytes !== this.#meter.bytes) {
      throw new EngineError(
        `heap meter: expected ${reading.bytes} bytes in use (the chunks on the heap), found ${this.#meter.bytes} counted; the peak of this run can't be trusted`,
      );
    }
    return reading;
  }

  /**
   * Takes the handles that the host holds now, a block of libc's each, as its own: from here on
   * their number must stay. Called once everything is loaded, before the first reading.
   */
  adoptHandles(): void {
    const { bytes, blocks } = readHeap(this.memory);
    this.#foreignChunks = blocks - this.#mallocCount;
    this.#meter.bytes = bytes;
  }

  /** From here on the peak is the program's: what came before was ours. */
  forgetPeak(): void {
    this.#meter.start();
  }

  /** Does work of ours in between, which has no part in the program's peak nor in its steps. */
  aside<T>(work: () => T): T {
    const before = this.#allSteps;
    try {
      return this.#meter.aside(work);
    } finally {
      this.#stepsAside += this.#allSteps - before;
    }
  }

  /**
   * Branches and calls so far, one by one: QuickJS counts each realm's down from 10,000 and calls
   * the interrupt handler, our tick, at 0. Long builtins count as the one call that they are.
   */
  get steps(): number {
    return this.#allSteps - this.#stepsAside;
  }

  get #allSteps(): number {
    const counters = [this.judge, this.learner].map((realm) => this.#interruptCounter(realm)[0]!);
    return LAYOUT.stepsPerTick * this.budget.used - counters.reduce((sum, left) => sum + left, 0);
  }

  get #mallocCount(): number {
    return this.#runtimeWord(LAYOUT.runtime.mallocCount)[0]!;
  }

  /** Bytes in use now, for the cost of reading a counter. */
  get bytesInUse(): number {
    return this.#meter.bytes;
  }

  /** Blocks that malloc gave so far, freed or not; not those of forced collections, nor the host's. */
  get blocksGiven(): number {
    return this.#meter.given;
  }

  /** True once the program asked for more memory than there is. */
  get memoryRefused(): boolean {
    return this.#isRefused();
  }

  /** The most bytes in use at any moment since `forgetPeak`. */
  get peakBytes(): number {
    return this.#meter.peak;
  }

  /** Makes the next allocation collect, by setting the runtime's collection threshold to 0. */
  dropGcThreshold(): void {
    this.#runtimeWord(LAYOUT.runtime.gcThreshold)[0] = 0;
  }

  /** Runs `code` as a script and gives its last expression's value. Our own code only. */
  evaluate(realm: QuickJSContext, code: string, file: string): QuickJSHandle {
    const result = realm.evalCode(code, file, { type: 'global' });
    if (!result.error) return result.value;
    const { message, stack } = realm.dump(result.error) as { message: string; stack: string };
    throw new EngineError(`${file}: expected it to run, found: ${message} ${stack.trim()}`);
  }

  /** Where QuickJS's own structs lie in the memory: the JSRuntime, and the learner's JSContext. */
  get addresses(): { readonly runtime: number; readonly learner: number } {
    return { runtime: addressOf(this.runtime), learner: addressOf(this.learner) };
  }

  /** Where the object of a handle lies: the low word of its JSValue; undefined for what is none. */
  addressOf(handle: QuickJSHandle): number | undefined {
    const [pointer, tag] = new Int32Array(this.memory.buffer, handle.value, 2);
    return tag === OBJECT_TAG ? pointer : undefined;
  }

  /**
   * Calls `onPoll` every so many branches and calls of the program, instead of every 10,000. The
   * program is none the wiser; ticks are counted in parts. `onPoll` may call this again.
   */
  poll(every: number, onPoll: () => void): void {
    this.#pollEvery = every;
    this.#onPoll = () => {
      onPoll();
      // QuickJS has set the counter of the realm that polled anew; the other one's goes on.
      for (const counter of this.#interruptCounters) {
        if (counter[0] === LAYOUT.stepsPerTick) counter[0] = this.#pollEvery;
      }
    };
    for (const counter of this.#interruptCounters) counter[0] = every;
  }

  /** What was done since the last poll, in parts of a tick; 0 where nobody polls more often. */
  get sincePoll(): number {
    if (!this.#onPoll) return 0;
    const done = this.#interruptCounters.map(([left]) => Math.max(0, this.#pollEvery - left!));
    return done.reduce((sum, steps) => sum + steps, 0) / LAYOUT.stepsPerTick;
  }

  get #interruptCounters(): Int32Array[] {
    return [this.judge, this.learner].map((realm) => this.#interruptCounter(realm));
  }

  #interruptCounter(realm: QuickJSContext): Int32Array {
    return new Int32Array(this.memory.buffer, addressOf(realm) + LAYOUT.interruptCounter, 1);
  }

  /**
   * A function of the host without the handles and scopes that `newFunction` makes at each call: a
   * fifth of its cost. `call` gives the number of the argument that is the result, or −1 for none.
   */
  newRawFunction(realm: QuickJSContext, name: string, call: RawCall): QuickJSHandle {
    const { ctx, ffi, memory } = realm as unknown as RealmParts;
    if (this.#rawCalls.length === 0) this.#interceptCalls();
    // quickjs-emscripten numbers its own functions upwards from 1.
    const id = -this.#rawCalls.push((count, args) => {
      const result = call(count, args);
      return result < 0 || result >= count
        ? 0
        : ffi.QTS_DupValuePointer(ctx.value, args + 8 * result);
    });
    return memory.heapValueHandle(ffi.QTS_NewFunction(ctx.value, name, 0, false, id));
  }

  /** Calls `watcher` before any text is compiled from here on, in either realm. */
  watchEval(watcher: EvalWatcher): void {
    watchEval(this.memory, this.#table, this.addresses.learner, watcher);
  }

  #interceptCalls(): void {
    const usual = this.#callbacks.callFunction;
    this.#callbacks.callFunction = (asyncify, realm, self, count, args, id) => {
      const call = id < 0 ? this.#rawCalls[-id - 1] : undefined;
      return call ? call(count, args) : usual(asyncify, realm, self, count, args, id);
    };
  }

  #runtimeWord(offset: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, this.addresses.runtime + offset, 1);
  }
}

/** Where the struct behind a handle of quickjs-emscripten's lies. */
function addressOf(owner: QuickJSRuntime | QuickJSContext): number {
  const { rt, ctx } = owner as unknown as { rt: { value: number }; ctx?: { value: number } };
  return (ctx ?? rt).value;
}
