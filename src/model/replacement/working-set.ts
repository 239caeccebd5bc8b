import { PageList } from './page-list.ts';
import type { Marks, Policy } from './policy.ts';

/**
 * Denning's working set (The Working Set Model for Program Behavior, CACM 11(5), 1968): in memory
 * are the pages of the last `window` references and no others, so how many there are changes and no
 * number of frames is given. A page can leave at a hit, and may be referred to `window` references
 * after its last use and no later. No outside source has confirmed this model.
 */
export class WorkingSet implements Policy {
  victim = -1;
  /** From the page used longest ago. */
  private readonly list: PageList;
  /** The last references, round and round. */
  private readonly window: Int32Array;
  private readonly lastUse: Int32Array;
  private now = 0;

  constructor(window: number, pages: number, list = new PageList(pages)) {
    this.list = list;
    this.window = new Int32Array(window).fill(-1);
    this.lastUse = new Int32Array(list.pages);
  }

  access(page: number): boolean {
    const { list, lastUse, window, now } = this;
    const hit = list.has(page);
    const slot = now % window.length;
    const oldest = window[slot]!;
    window[slot] = page;
    lastUse[page] = now;
    this.now = now + 1;
    if (hit) list.move(page, list.end());
    else list.insert(page, list.end());
    const left = oldest >= 0 && lastUse[oldest] === now - window.length;
    if (left) list.remove(oldest);
    this.victim = left ? oldest : -1;
    return hit;
  }

  count(trace: Int32Array): number {
    let misses = 0;
    for (let at = 0; at < trace.length; at += 1) if (!this.access(trace[at]!)) misses += 1;
    return misses;
  }

  frames(): number[] {
    return this.list.all();
  }

  marks(): Marks {
    return { kind: 'order' };
  }

  clone(): WorkingSet {
    const copy = new WorkingSet(this.window.length, 0, this.list.clone());
    copy.victim = this.victim;
    copy.window.set(this.window);
    copy.lastUse.set(this.lastUse);
    copy.now = this.now;
    return copy;
  }
}
