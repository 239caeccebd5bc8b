import type { Marks, Policy } from './policy.ts';

/** The states of a page; one in memory with its bit set has the highest. */
const absent = 0;
const clear = 1;
const set = 2;

/**
 * CLOCK, or second chance with a hand (Corbató, A Paging Experiment with the Multics System, 1968):
 * the hand clears set bits as it passes them and puts out the first page whose bit is clear.
 *
 * Whether the bit of a new page is set differs. In the textbooks it is, for the instruction that
 * faulted runs again and refers to the page; in libCacheSim (aa0fc409, Clock.c) it is not. There the
 * pages are a list whose tail moves to the head for its second chance, which is the same circle.
 */
export class Clock implements Policy {
  victim = -1;
  private readonly inserted: number;
  private readonly state: Uint8Array;
  /** The page in each frame; `nobody` where there is none yet. */
  private readonly slots: Int32Array;
  private readonly nobody: number;
  private hand = 0;

  constructor(frames: number, pages: number, bitOnInsert: 0 | 1 = 1) {
    this.inserted = bitOnInsert === 1 ? set : clear;
    // One more, always to be put out, fills the frames at the start.
    this.nobody = pages;
    this.state = new Uint8Array(pages + 1);
    this.slots = new Int32Array(frames).fill(pages);
  }

  access(page: number): boolean {
    const { state, slots } = this;
    if (state[page] !== absent) {
      state[page] = set;
      this.victim = -1;
      return true;
    }
    let { hand } = this;
    let old = slots[hand]!;
    while (state[old] === set) {
      state[old] = clear;
      hand = hand + 1 === slots.length ? 0 : hand + 1;
      old = slots[hand]!;
    }
    this.victim = old === this.nobody ? -1 : old;
    state[old] = absent;
    state[page] = this.inserted;
    slots[hand] = page;
    this.hand = hand + 1 === slots.length ? 0 : hand + 1;
    return false;
  }

  count(trace: Int32Array): number {
    let misses = 0;
    for (let at = 0; at < trace.length; at += 1) if (!this.access(trace[at]!)) misses += 1;
    return misses;
  }

  /** In the order of the frames, round which the hand goes. */
  frames(): number[] {
    return [...this.slots].filter((page) => page !== this.nobody);
  }

  marks(): Marks {
    const bits = this.frames().map((page) => (this.state[page] === set ? 1 : 0));
    return { kind: 'reference-bits', bits, hand: this.hand };
  }

  clone(): Clock {
    const copy = new Clock(this.slots.length, this.nobody, this.inserted === set ? 1 : 0);
    copy.victim = this.victim;
    copy.state.set(this.state);
    copy.slots.set(this.slots);
    copy.hand = this.hand;
    return copy;
  }
}
