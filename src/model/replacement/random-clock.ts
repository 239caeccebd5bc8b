import type { Draws } from './draws.ts';
import { FrameRow } from './frame-row.ts';
import type { Marks, Policy } from './policy.ts';

/**
 * The CLOCK of OSTEP's paging-policy.py, which has no hand: it draws pages, takes 1 off the count of
 * each, and puts out the first that has none left. A new page counts 1, even if `most` is 0, and
 * each hit adds 1 up to `most` (there called clock bits).
 */
export class RandomClock implements Policy {
  victim = -1;
  /** The draws that the last eviction took. */
  readonly drawn: number[] = [];
  private readonly most: number;
  private readonly draws: Draws;
  private readonly row: FrameRow;
  private readonly references: Int32Array;

  constructor(
    frames: number,
    pages: number,
    most: number,
    draws: Draws,
    row = new FrameRow(frames, pages),
  ) {
    this.most = most;
    this.draws = draws;
    this.row = row;
    this.references = new Int32Array(pages);
  }

  access(page: number): boolean {
    const { row, references } = this;
    this.victim = -1;
    if (row.has(page)) {
      references[page] = Math.min(references[page]! + 1, this.most);
      return true;
    }
    if (row.full) this.victim = row.take(this.search());
    row.push(page);
    references[page] = 1;
    return false;
  }

  count(trace: Int32Array): number {
    let misses = 0;
    for (let at = 0; at < trace.length; at += 1) if (!this.access(trace[at]!)) misses += 1;
    return misses;
  }

  frames(): number[] {
    return this.row.all();
  }

  marks(): Marks {
    const bits = this.frames().map((page) => this.references[page]!);
    return { kind: 'reference-bits', bits };
  }

  clone(): RandomClock {
    const { references, most, draws, row } = this;
    const copy = new RandomClock(0, references.length, most, draws.clone(), row.clone());
    copy.victim = this.victim;
    copy.drawn.push(...this.drawn);
    copy.references.set(references);
    return copy;
  }

  /** The index of the page to put out. */
  private search(): number {
    const { row, references, drawn } = this;
    drawn.length = 0;
    for (;;) {
      const draw = this.draws.next();
      drawn.push(draw);
      const index = Math.floor(draw * row.length);
      const page = row.at(index);
      if (references[page]! < 1) return index;
      references[page] = references[page]! - 1;
    }
  }
}
