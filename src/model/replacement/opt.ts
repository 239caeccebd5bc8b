import { NumberSet } from './number-set.ts';
import type { Marks, Policy } from './policy.ts';

/**
 * OPT (Belady 1966): the page whose next use is furthest away goes; of the pages that are never used
 * again the one loaded last. UNOPT of OSTEP's paging-policy.py does the opposite: the next to be used
 * goes, and of those never used again the one loaded first. (OSTEP goes through its list of frames
 * from left to right, with ≥ in OPT and < in UNOPT.)
 *
 * Each page in memory has a key: the time of its next use, or behind all times its number in the
 * order of loading. So both ties are in the order of the keys. (This tie is no priority that all
 * numbers of frames share: OPT keeps the stack property for the pages that are used again only.)
 */
export class Opt implements Policy {
  victim = -1;
  private readonly size: number;
  private readonly furthest: boolean;
  /** References to come, from `foresee`, and the time of the next use of each one's page. */
  private future: Int32Array = new Int32Array(0);
  private nextUse: Int32Array = new Int32Array(0);
  private now = 0;
  /** By page: the time of its next use, or -1 for never again. */
  private soonest: Int32Array = new Int32Array(0);
  /** By page: its place in `loaded`, or -1 if it is not in memory. */
  private load: Int32Array = new Int32Array(0);
  /** Pages in the order of loading, those that left included. */
  private loaded: Int32Array = new Int32Array(0);
  private loads = 0;
  private used = 0;
  private keys = new NumberSet(0);

  constructor(frames: number, end: 'furthest' | 'nearest' = 'furthest') {
    this.size = frames;
    this.furthest = end === 'furthest';
  }

  /** From now on the references are these, all to pages below `pages`; what is in memory stays. */
  foresee(trace: Int32Array, pages: number): void {
    const resident = this.frames();
    const soonest = new Int32Array(pages).fill(-1);
    this.soonest = soonest;
    this.future = trace;
    this.now = 0;
    this.nextUse = new Int32Array(trace.length);
    for (let at = trace.length - 1; at >= 0; at -= 1) {
      this.nextUse[at] = soonest[trace[at]!]!;
      soonest[trace[at]!] = at;
    }
    this.load = new Int32Array(pages).fill(-1);
    this.loaded = new Int32Array(resident.length + trace.length);
    this.loads = 0;
    this.keys = new NumberSet(trace.length + this.loaded.length);
    for (const page of resident) this.add(page, soonest[page]!);
  }

  /** @throws RangeError for another page than was foreseen. */
  access(page: number): boolean {
    const { now, keys } = this;
    if (this.future[now] !== page) {
      throw new RangeError(`reference ${now} is to page ${page}, foreseen was ${this.future[now]}`);
    }
    const next = this.nextUse[now]!;
    const load = this.load[page]!;
    this.now = now + 1;
    this.soonest[page] = next;
    this.victim = -1;
    if (load >= 0) {
      keys.remove(now);
      keys.add(next < 0 ? this.future.length + load : next);
      return true;
    }
    if (this.used < this.size) this.used += 1;
    else this.evict();
    this.add(page, next);
    return false;
  }

  count(trace: Int32Array): number {
    let misses = 0;
    for (let at = 0; at < trace.length; at += 1) if (!this.access(trace[at]!)) misses += 1;
    return misses;
  }

  /** In the order they were loaded. */
  frames(): number[] {
    const { load } = this;
    const found: number[] = [];
    for (let page = 0; page < load.length; page += 1) if (load[page]! >= 0) found.push(page);
    return found.sort((a, b) => load[a]! - load[b]!);
  }

  marks(): Marks {
    const after = this.frames().map((page) => {
      const next = this.soonest[page]!;
      return next < 0 ? null : next - this.now + 1;
    });
    return { kind: 'next-use', after };
  }

  clone(): Opt {
    const copy = new Opt(this.size, this.furthest ? 'furthest' : 'nearest');
    copy.victim = this.victim;
    // What was foreseen never changes.
    copy.future = this.future;
    copy.nextUse = this.nextUse;
    copy.now = this.now;
    copy.soonest = this.soonest.slice();
    copy.load = this.load.slice();
    copy.loaded = this.loaded.slice();
    copy.loads = this.loads;
    copy.used = this.used;
    copy.keys = this.keys.clone();
    return copy;
  }

  private add(page: number, next: number): void {
    this.keys.add(next < 0 ? this.future.length + this.loads : next);
    this.load[page] = this.loads;
    this.loaded[this.loads] = page;
    this.loads += 1;
  }

  private evict(): void {
    const { keys, future } = this;
    const key = this.furthest ? keys.highest() : keys.lowest();
    const page = key < future.length ? future[key]! : this.loaded[key - future.length]!;
    keys.remove(key);
    this.load[page] = -1;
    this.victim = page;
  }
}
