import type { Random } from '../random.ts';

/** A program that goes through its pages again and again, or a scan that does so once. */
export class Worker {
  readonly name: string;
  readonly pid: number;
  /** Byte addresses of its anonymous memory and of its mapped file. */
  readonly #anon: number;
  readonly #file: number;
  readonly #random: Random;
  /** Pages it uses of each. */
  set: number;
  readonly files: number;
  readonly #loop: boolean;
  /** A scan ends with its last page. */
  readonly once: boolean;
  #next = 0;
  /** When it can go on, in ns; and what it waits for until then. */
  ready: number;
  waits: 'nothing' | 'disk' | 'reclaim' | 'user' = 'nothing';
  /** The wait is time lost for want of memory. */
  stalled = false;
  /** It has its page and has not worked with it yet. */
  fetched = false;
  killed = false;
  /** By page: in which calm it was used last, for `Cliff.#isKnown`. */
  readonly seen: Int32Array;

  constructor(of: {
    readonly name: string;
    readonly pid: number;
    readonly anon: number;
    readonly file: number;
    readonly set: number;
    readonly files: number;
    readonly mostPages: number;
    readonly loop: boolean;
    readonly once?: boolean;
    readonly random: Random;
    readonly ready: number;
  }) {
    this.name = of.name;
    this.pid = of.pid;
    this.#anon = of.anon;
    this.#file = of.file;
    this.set = of.set;
    this.files = of.files;
    this.#loop = of.loop;
    this.once = of.once ?? false;
    this.#random = of.random;
    this.ready = of.ready;
    this.seen = new Int32Array(of.mostPages + of.files).fill(-1);
  }

  get pages(): number {
    return this.set + this.files;
  }

  /** It has been through all of its pages, and will not come back. */
  get finished(): boolean {
    return this.once && this.#next >= this.pages;
  }

  /** The page to use next: those of its file come first, so that a larger set moves none. */
  next(): number {
    if (!this.#loop) return this.#random.below(this.pages);
    const page = this.#next % this.pages;
    this.#next += 1;
    return page;
  }

  isFile(page: number): boolean {
    return page < this.files;
  }

  addressOf(page: number): number {
    const base = this.isFile(page) ? this.#file : this.#anon - this.files * 4096;
    return base + page * 4096;
  }
}
