import type { FrameSource } from './page-table.ts';

/** Frames below this are left to the pages that a script maps, where it likes them best. */
const firstFrame = 0x1000;

/** The frames that page tables take: the lowest from 0x1000 up that neither page nor table has. */
export class TableFrames implements FrameSource {
  readonly #taken: Set<number>;
  readonly #isMapped: (frame: number) => boolean;

  constructor(isMapped: (frame: number) => boolean, taken: Iterable<number> = []) {
    this.#isMapped = isMapped;
    this.#taken = new Set(taken);
  }

  allocate(count: number): number {
    let first = firstFrame;
    for (let frame = first; frame < first + count; frame += 1) {
      if (this.#taken.has(frame) || this.#isMapped(frame)) first = frame + 1;
    }
    for (let frame = first; frame < first + count; frame += 1) this.#taken.add(frame);
    return first;
  }

  release(first: number, count: number): void {
    for (let frame = first; frame < first + count; frame += 1) this.#taken.delete(frame);
  }

  /** The first frame of a table in a range of frames; `undefined` for none. */
  tableIn(first: number, count: number): number | undefined {
    return [...this.#taken].find((frame) => frame >= first && frame < first + count);
  }

  /** What is taken, in order. */
  taken(): number[] {
    return [...this.#taken].sort((a, b) => a - b);
  }

  /** The same frames, for an engine of its own. */
  clone(isMapped: (frame: number) => boolean): TableFrames {
    return new TableFrames(isMapped, this.#taken);
  }
}
