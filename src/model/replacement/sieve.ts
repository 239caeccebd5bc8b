import { PageList } from './page-list.ts';
import type { Marks, Policy } from './policy.ts';

/**
 * SIEVE (Zhang and others, SIEVE is Simpler than LRU, NSDI 2024; libCacheSim aa0fc409, Sieve.c):
 * a queue like FIFO's with a visited bit for each page. The hand goes from the oldest page to the
 * newest and begins again; it clears bits and puts out the first page without one. Unlike in CLOCK
 * the pages it spares stay where they are, and new ones are never right before it.
 */
export class Sieve implements Policy {
  victim = -1;
  private readonly size: number;
  /** From the oldest to the newest. */
  private readonly list: PageList;
  private readonly visited: Uint8Array;
  /** The page to look at next; the list's end to begin at the oldest. */
  private hand: number;
  private used = 0;

  constructor(frames: number, pages: number, list = new PageList(pages)) {
    this.size = frames;
    this.list = list;
    this.visited = new Uint8Array(list.pages);
    this.hand = list.end();
  }

  access(page: number): boolean {
    const { list, visited } = this;
    this.victim = -1;
    if (list.has(page)) {
      visited[page] = 1;
      return true;
    }
    if (this.used < this.size) this.used += 1;
    else this.evict();
    list.insert(page, list.end());
    visited[page] = 0;
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
    const frames = this.frames();
    const visited = frames.map((page) => this.visited[page] === 1);
    const hand = frames.indexOf(this.hand);
    return { kind: 'visited', visited, ...(hand >= 0 && { hand }) };
  }

  clone(): Sieve {
    const copy = new Sieve(this.size, 0, this.list.clone());
    copy.victim = this.victim;
    copy.visited.set(this.visited);
    copy.hand = this.hand;
    copy.used = this.used;
    return copy;
  }

  private evict(): void {
    const { list, visited } = this;
    const { next } = list;
    const end = list.end();
    let page = this.hand === end ? next[end]! : this.hand;
    while (visited[page] === 1) {
      visited[page] = 0;
      page = next[page]!;
      if (page === end) page = next[end]!;
    }
    this.hand = next[page]!;
    list.remove(page);
    this.victim = page;
  }
}
