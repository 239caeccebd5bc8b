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

const PAGE = 65_536;
/** JS_INTERRUPT_COUNTER_INIT: branches and calls between two calls of the interrupt handler. */
const TICK = 10_000;
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
  #foreignChunks: number = LAYOUT.foreignChunks;
  #peakBytes = 0;
  #nextSample = 0;
  #pollEvery = TICK;
  #onPoll: (() => void) | undefined;

  private constructor(
    memory: WebAssembly.Memory,
    clock: VirtualClock,
    budget: TickBudget,
    runtime: QuickJSRuntime,
    isRefused: () => boolean,
  ) {
    this.#isRefused = isRefused;
    this.memory = memory;
    this.clock = clock;
    this.budget = budget;
    this.runtime = runtime;
    this.judge = runtime.newContext();
    this.learner = runtime.newContext();
    runtime.setInterruptHandler(() => {
      this.#sample();
      const part = this.#pollEvery / TICK;
      this.#onPoll?.();
      return budget.tick(part);
    });
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
          done(instance);
          return instance.exports;
        },
      },
    });
    const quickjs = await newQuickJSWASMModuleFromVariant(variant);
    guardMalloc(quickjs);
    const runtime = quickjs.newRuntime({ maxStackSizeBytes: limits.stackBytes });
    return new Machine(memory, clock, new TickBudget(limits.ticks), runtime, () => refused);
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
    if (reading.bytes > this.#peakBytes) this.#peakBytes = reading.bytes;
    return reading;
  }

  /**
   * Takes the handles that the host holds now, a block of libc's each, as its own: from here on
   * their number must stay. Called once everything is loaded, before the first reading.
   */
  adoptHandles(): void {
    this.#foreignChunks = readHeap(this.memory).blocks - this.#mallocCount;
  }

  /** From here on the peak is the program's: what came before was ours. */
  forgetPeak(): void {
    this.#peakBytes = readHeap(this.memory).bytes;
  }

  get #mallocCount(): number {
    return this.#runtimeWord(LAYOUT.runtime.mallocCount)[0]!;
  }

  /** True once the program asked for more memory than there is. */
  get memoryRefused(): boolean {
    return this.#isRefused();
  }

  /** The most bytes that any reading or sample saw. */
  get peakBytes(): number {
    return this.#peakBytes;
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
    const runtime = (this.runtime as unknown as { rt: { value: number } }).rt.value;
    const learner = (this.learner as unknown as { ctx: { value: number } }).ctx.value;
    return { runtime, learner };
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
      this.#setPollCounters();
    };
    this.#setPollCounters();
  }

  #setPollCounters(): void {
    for (const realm of [this.judge, this.learner]) {
      const { value } = (realm as unknown as { ctx: { value: number } }).ctx;
      const at = value + LAYOUT.context.interruptCounter;
      new Int32Array(this.memory.buffer, at, 1)[0] = this.#pollEvery;
    }
  }

  #runtimeWord(offset: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, this.addresses.runtime + offset, 1);
  }

  /**
   * Reads the heap in the middle of a run, for the peak. A walk costs time with the number of
   * chunks, so large heaps are sampled less often: by ticks, not by time, to be repeatable.
   */
  #sample(): void {
    if (this.budget.used < this.#nextSample) return;
    const { bytes, blocks } = readHeap(this.memory);
    if (bytes > this.#peakBytes) this.#peakBytes = bytes;
    this.#nextSample = this.budget.used + 1 + Math.floor(blocks / 5000);
  }
}
