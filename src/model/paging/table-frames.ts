import type { FrameSource } from './frame-source.ts';

/** Frames below this are left to the pages that a script maps, where it likes them best. */
const firstFrame = 0x1000;

/** The frames that page tables take: the lowest from 0x1000 up that neither page nor table has. */
export class TableFrames implements FrameSource {
  readonly #taken: Set<number>;
  readonly #isMapped: (frame: number) => boolean;
  /** No page was ever mapped to this frame or one above it: no need to look. */
  #unmappedFrom = 0;

  constructor(isMapped: (frame: number) => boolean, of?: TableFrames) {
    this.#isMapped = isMapped;
    this.#taken = new Set(of?.taken());
    this.#unmappedFrom = of ? of.#unmappedFrom : 0;
  }

  /** Told before pages are mapped to the frames below `end`. */
  willMap(end: number): void {
    this.#unmappedFrom = Math.max(this.#unmappedFrom, end);
  }

  allocate(count: number): number {
    let first = firstFrame;
    for (let frame = first; frame < first + count; frame += 1) {
      const mapped = frame < this.#unmappedFrom && this.#isMapped(frame);
      if (mapped || this.#taken.has(frame)) first = frame + 1;
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
}
