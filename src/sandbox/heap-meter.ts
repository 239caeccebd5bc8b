import { LAYOUT } from './layout.ts';
import { meterCode } from './meter-code.ts';

type Count = WebAssembly.Global<'i32'>;

/**
 * Counts the bytes in use at each allocation, so that no spike is missed, however short: not one
 * inside a builtin, and not one between two ticks. A block counts with its header and rounding, as
 * in a reading; what the host itself allocates (its handles) does not.
 *
 * Exact: whoever reads the heap's chunks compares (`Machine.read`).
 */
export class HeapMeter {
  readonly #bytes: Count;
  readonly #peak: Count;
  readonly #open: Count;
  readonly #given: Count;

  /** Stands before the allocation functions of a runtime; `table` is what calls them by number. */
  constructor(memory: WebAssembly.Memory, table: WebAssembly.Table, runtime: number) {
    const { mallocFunctions } = LAYOUT.runtime;
    const [malloc, free, realloc] = new Uint32Array(memory.buffer, runtime + mallocFunctions, 3);
    const numbers = { malloc: malloc!, free: free!, realloc: realloc! };
    const before = Object.entries(numbers).map(([name, number]) => [name, table.get(number)]);
    const q = { memory, ...Object.fromEntries(before) };
    code ??= new WebAssembly.Module(meterCode());
    const { exports } = new WebAssembly.Instance(code, { q });
    for (const [name, number] of Object.entries(numbers)) table.set(number, exports[name]);
    this.#bytes = exports.bytes as Count;
    this.#peak = exports.peak as Count;
    this.#open = exports.open as Count;
    this.#given = exports.given as Count;
  }

  /** Bytes in use by what was counted. */
  get bytes(): number {
    return this.#bytes.value >>> 0;
  }

  /** From here on so many bytes are in use. */
  set bytes(bytes: number) {
    this.#bytes.value = bytes;
  }

  /** The most bytes that were in use while the meter was open. */
  get peak(): number {
    return this.#peak.value >>> 0;
  }

  /** Blocks that were given so far while the meter was open, freed or not. */
  get given(): number {
    return this.#given.value >>> 0;
  }

  /** Forgets the peak and follows it from here on. */
  start(): void {
    this.#peak.value = this.#bytes.value;
    this.#open.value = 1;
  }

  /** Does `work` of ours, which has no part in the peak. */
  aside<T>(work: () => T): T {
    const was = this.#open.value;
    this.#open.value = 0;
    try {
      return work();
    } finally {
      this.#open.value = was;
    }
  }
}

/** Compiled once, for all machines. */
let code: WebAssembly.Module | undefined;
