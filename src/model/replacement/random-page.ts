import type { Draws } from './draws.ts';
import { FrameRow } from './frame-row.ts';
import type { Marks, Policy } from './policy.ts';

/** Random replacement as OSTEP's paging-policy.py has it: the page at ⌊draw × frames⌋ goes. */
export class RandomPage implements Policy {
  victim = -1;
  /** The draws that the last eviction took. */
  readonly drawn: number[] = [];
  private readonly draws: Draws;
  private readonly row: FrameRow;

  constructor(frames: number, pages: number, draws: Draws, row = new FrameRow(frames, pages)) {
    this.draws = draws;
    this.row = row;
  }

  access(page: number): boolean {
    const { row } = this;
    this.victim = -1;
    if (row.has(page)) return true;
    if (row.full) {
      const draw = this.draws.next();
      this.drawn[0] = draw;
      this.victim = row.take(Math.floor(draw * row.length));
    }
    row.push(page);
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
    return { kind: 'order' };
  }

  clone(): RandomPage {
    const copy = new RandomPage(0, 0, this.draws.clone(), this.row.clone());
    copy.victim = this.victim;
    copy.drawn.push(...this.drawn);
    return copy;
  }
}
