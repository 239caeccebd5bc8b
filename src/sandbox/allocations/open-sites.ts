import { LAYOUT } from '../layout.ts';

/** JSStackFrame's first field, the frame of the caller. */
const CALLER = 0;
/** No program has so many expressions open at once; what was abandoned is then let go. */
const MOST = 50_000;
const FURTHEST = 2000;

/**
 * The sites whose expressions are being computed, innermost last. An expression that throws, or
 * whose function sleeps for ever, never ends; its frame tells: a frame that is no longer among the
 * callers of the running one is over.
 */
export class OpenSites {
  readonly #words: Uint32Array;
  readonly #current: number;
  #sites: number[] = [];
  #frames: number[] = [];
  #clocks: number[] = [];

  /** @param current - index of the word that holds the address of the running frame. */
  constructor(words: Uint32Array, current: number) {
    this.#words = words;
    this.#current = current;
  }

  clear(): void {
    this.#cut(0);
  }

  push(site: number, clock: number): void {
    if (this.#sites.length >= MOST) this.clear();
    this.#leave();
    this.#sites.push(site);
    this.#frames.push(this.#words[this.#current]!);
    this.#clocks.push(clock);
  }

  /** Closes a site of the running function; gives when it began, or Infinity where it isn't open. */
  pop(site: number): number {
    this.#leave();
    const frame = this.#words[this.#current]!;
    for (let i = this.#sites.length - 1; i >= 0; i -= 1) {
      if (this.#sites[i] !== site || this.#frames[i] !== frame) continue;
      const clock = this.#clocks[i]!;
      this.#cut(i);
      return clock;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** The innermost open site; 0 where there is none. */
  top(): number {
    this.#leave();
    while (this.#frames.length > 0 && !this.#runs(this.#frames.at(-1)!)) {
      this.#cut(this.#frames.length - 1);
    }
    return this.#sites.at(-1) ?? 0;
  }

  /** The stack grows downwards, so what lies below the running frame was left. */
  #leave(): void {
    const frame = this.#words[this.#current]!;
    if (frame >= LAYOUT.heapBase) return; // a generator's or an async function's
    let { length } = this.#frames;
    while (length > 0 && this.#frames[length - 1]! < frame) length -= 1;
    this.#cut(length);
  }

  #runs(frame: number): boolean {
    let running = this.#words[this.#current]!;
    for (let i = 0; running !== 0 && i < FURTHEST; i += 1) {
      if (running === frame) return true;
      running = this.#words[(running + CALLER) >>> 2]!;
    }
    return running !== 0;
  }

  #cut(length: number): void {
    if (length === this.#sites.length) return;
    this.#sites.length = length;
    this.#frames.length = length;
    this.#clocks.length = length;
  }
}
