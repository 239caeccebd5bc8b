import type { FrameSource } from '../../../src/model/paging/frame-source.ts';

/** Gives frames from `first` up, and knows which are out; no more than `most` at a time. */
export class CountedFrames implements FrameSource {
  readonly out = new Set<number>();
  readonly most: number;
  #next: number;

  constructor(first: number, most = Number.POSITIVE_INFINITY) {
    this.#next = first;
    this.most = most;
  }

  allocate(count: number): number {
    if (this.out.size + count > this.most) return -1;
    const first = this.#next;
    this.#next += count;
    for (let frame = first; frame < this.#next; frame += 1) this.out.add(frame);
    return first;
  }

  release(first: number, count: number): void {
    for (let frame = first; frame < first + count; frame += 1) {
      if (!this.out.delete(frame)) throw new Error(`frame ${frame} was not out`);
    }
  }
}
