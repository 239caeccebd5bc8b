import { PageList } from './page-list.ts';
import type { Marks, Policy } from './policy.ts';

/**
 * Least frequently used, as libCacheSim has it (aa0fc409, LFU.c): a page's count begins at 1 each
 * time it is loaded; of the pages with the lowest count the one that reached it first goes.
 *
 * One list holds the pages by count, and with the same count by the time they reached it. A count
 * grows by 1, so the last page of each count is all that is needed to move in constant time.
 */
export class Lfu implements Policy {
  victim = -1;
  private readonly size: number;
  private readonly list: PageList;
  private readonly uses: Int32Array;
  /** The last page in the list with that count, or -1. */
  private last = new Int32Array(64).fill(-1);
  private used = 0;

  constructor(frames: number, pages: number, list = new PageList(pages)) {
    this.size = frames;
    this.list = list;
    this.uses = new Int32Array(list.pages);
  }

  access(page: number): boolean {
    const { list } = this;
    this.victim = -1;
    if (list.has(page)) {
      this.rise(page);
      return true;
    }
    if (this.used < this.size) this.used += 1;
    else {
      this.victim = list.next[list.end()]!;
      this.leave(this.victim);
      list.remove(this.victim);
    }
    const before = this.last[1]!;
    list.insert(page, list.next[before < 0 ? list.end() : before]!);
    this.uses[page] = 1;
    this.last[1] = page;
    return false;
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
    return { kind: 'uses', uses: this.frames().map((page) => this.uses[page]!) };
  }

  clone(): Lfu {
    const copy = new Lfu(this.size, 0, this.list.clone());
    copy.victim = this.victim;
    copy.uses.set(this.uses);
    copy.last = this.last.slice();
    copy.used = this.used;
    return copy;
  }

  /** To behind the pages with the next count, or behind those with its own if there are none. */
  private rise(page: number): void {
    const { list, uses } = this;
    const count = uses[page]! + 1;
    if (count === this.last.length) this.grow();
    const higher = this.last[count]!;
    const after = higher < 0 ? this.last[count - 1]! : higher;
    this.leave(page);
    if (after !== page) list.move(page, list.next[after]!);
    uses[page] = count;
    this.last[count] = page;
  }

  /** The page is about to leave its count. */
  private leave(page: number): void {
    const { list, uses, last } = this;
    const count = uses[page]!;
    if (last[count] !== page) return;
    const before = list.previous[page]!;
    last[count] = before !== list.end() && uses[before] === count ? before : -1;
  }

  private grow(): void {
    const last = new Int32Array(2 * this.last.length).fill(-1);
    last.set(this.last);
    this.last = last;
  }
}
