import { PageList } from './page-list.ts';
import type { Marks, Policy } from './policy.ts';

/** Most recently used: LRU's list, but the page used last goes. Good for a loop longer than memory. */
export class Mru implements Policy {
  victim = -1;
  private readonly size: number;
  private readonly list: PageList;
  private used = 0;

  constructor(frames: number, pages: number, list = new PageList(pages)) {
    this.size = frames;
    this.list = list;
  }

  access(page: number): boolean {
    const { list } = this;
    const end = list.end();
    this.victim = -1;
    if (list.has(page)) {
      list.move(page, end);
      return true;
    }
    if (this.used < this.size) this.used += 1;
    else {
      this.victim = list.previous[end]!;
      list.remove(this.victim);
    }
    list.insert(page, end);
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
    return { kind: 'order' };
  }

  clone(): Mru {
    const copy = new Mru(this.size, 0, this.list.clone());
    copy.victim = this.victim;
    copy.used = this.used;
    return copy;
  }
}
