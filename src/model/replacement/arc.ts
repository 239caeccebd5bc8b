import { PageList } from './page-list.ts';
import type { AdaptiveLists, Policy } from './policy.ts';

/** The paper's T1, T2, B1 and B2, as the numbers of the lists; 4 is none of them. */
const recent = 0;
const frequent = 1;
const recentGhost = 2;
const frequentGhost = 3;
const nowhere = 4;

/**
 * ARC (Megiddo and Modha, FAST 2003), as libCacheSim has it (aa0fc409, ARC.c). The target for T1 is
 * a fraction, which the paper leaves open; a page on no list goes to T1 and makes room as in the
 * paper's case IV, one that B1 or B2 remembers goes to T2 and moves the target first.
 */
export class Arc implements Policy {
  victim = -1;
  private readonly size: number;
  private readonly list: PageList;
  private readonly where: Uint8Array;
  private readonly lengths = new Int32Array(5);
  private target = 0;

  constructor(frames: number, pages: number, list = new PageList(pages, 4)) {
    this.size = frames;
    this.list = list;
    this.where = new Uint8Array(list.pages).fill(nowhere);
  }

  access(page: number): boolean {
    const { lengths } = this;
    const from = this.where[page]!;
    this.victim = -1;
    if (from === recent || from === frequent) {
      this.move(page, frequent);
      return true;
    }
    const full = lengths[recent]! + lengths[frequent]! === this.size;
    if (from === nowhere) {
      if (full) this.makeRoom();
      this.move(page, recent);
      return false;
    }
    const mine = lengths[from]!;
    const others = lengths[recentGhost]! + lengths[frequentGhost]! - mine;
    const step = Math.max(others / mine, 1);
    this.target =
      from === recentGhost
        ? Math.min(this.target + step, this.size)
        : Math.max(this.target - step, 0);
    this.move(page, nowhere);
    if (full) this.replace(from === frequentGhost);
    this.move(page, frequent);
    return false;
  }

  count(trace: Int32Array): number {
    let misses = 0;
    for (let at = 0; at < trace.length; at += 1) if (!this.access(trace[at]!)) misses += 1;
    return misses;
  }

  /** T1 before T2, each from the least recently used. */
  frames(): number[] {
    return [...this.list.all(recent), ...this.list.all(frequent)];
  }

  marks(): AdaptiveLists {
    const { list, target } = this;
    return {
      kind: 'adaptive',
      recent: list.all(recent),
      frequent: list.all(frequent),
      recentGhosts: list.all(recentGhost),
      frequentGhosts: list.all(frequentGhost),
      target,
    };
  }

  clone(): Arc {
    const copy = new Arc(this.size, 0, this.list.clone());
    copy.victim = this.victim;
    copy.where.set(this.where);
    copy.lengths.set(this.lengths);
    copy.target = this.target;
    return copy;
  }

  /** Case IV: the page is on no list, so the directory of 2 × frames pages has to give one up too. */
  private makeRoom(): void {
    const { lengths, size } = this;
    const seenOnce = lengths[recent]! + lengths[recentGhost]!;
    if (seenOnce < size) {
      const all = seenOnce + lengths[frequent]! + lengths[frequentGhost]!;
      if (all >= 2 * size && lengths[frequentGhost]! > 0) {
        this.move(this.oldest(frequentGhost), nowhere);
      }
      this.replace(false);
    } else if (lengths[recentGhost]! > 0) {
      this.move(this.oldest(recentGhost), nowhere);
      this.replace(false);
    } else {
      this.victim = this.oldest(recent);
      this.move(this.victim, nowhere);
    }
  }

  /** The paper's REPLACE: out of T1 while it is longer than its target, otherwise out of T2. */
  private replace(fromFrequentGhost: boolean): void {
    const { lengths, target } = this;
    const length = lengths[recent]!;
    const overTarget = length > target || (length === target && fromFrequentGhost);
    const from = (length > 0 && overTarget) || lengths[frequent] === 0 ? recent : frequent;
    this.victim = this.oldest(from);
    this.move(this.victim, from === recent ? recentGhost : frequentGhost);
  }

  private oldest(list: number): number {
    return this.list.next[this.list.end(list)]!;
  }

  /** To the most recently used end of a list, or off all of them. */
  private move(page: number, to: number): void {
    const { list, where, lengths } = this;
    const from = where[page]!;
    if (from !== nowhere) list.remove(page);
    if (to !== nowhere) list.insert(page, list.end(to));
    where[page] = to;
    lengths[from] = lengths[from]! - 1;
    lengths[to] = lengths[to]! + 1;
  }
}
