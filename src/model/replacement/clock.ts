import type { Marks, Policy } from './policy.ts';

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
  /** The state of a new page. */
  private readonly inserted: number;
  /** 0 for a page that is not in memory, 1 with a clear bit, 2 with its bit set. */
  private readonly state: Uint8Array;
  /** The page in each frame; `nobody` where there is none yet. */
  private readonly slots: Int32Array;
  private readonly nobody: number;
  private readonly one = new Int32Array(1);
  private hand = 0;

  constructor(frames: number, pages: number, bitOnInsert: 0 | 1 = 1) {
    this.inserted = 1 + bitOnInsert;
    // One page more, which is never referred to, fills the frames at the start.
    this.nobody = pages;
    this.state = new Uint8Array(pages + 1);
    this.slots = new Int32Array(frames).fill(pages);
  }

  access(page: number): boolean {
    this.one[0] = page;
    return this.count(this.one) === 0;
  }

  /**
   * How far the hand goes is what no processor can predict, so it looks at two pages a turn, and
   * which of the two is put out takes no branch. One loop and not two, since V8 keeps the arrays of
   * the innermost loop only at hand. (And the states are no constants of the module, which it would
   * load each time.) Together that saves a quarter of the time.
   */
  count(trace: Int32Array): number {
    const { state, slots, inserted, nobody } = this;
    const frames = slots.length;
    let { hand } = this;
    let misses = 0;
    let victim = nobody;
    for (let at = 0; at < trace.length; ) {
      const page = trace[at]!;
      if (state[page] !== 0) {
        state[page] = 2;
        at += 1;
        continue;
      }
      const next = hand + 1 === frames ? 0 : hand + 1;
      const first = slots[hand]!;
      const second = slots[next]!;
      const spared = state[first]! >> 1;
      if ((spared & (state[second]! >> 1)) === 1) {
        state[first] = 1;
        state[second] = 1;
        hand = next + 1 === frames ? 0 : next + 1;
        continue;
      }
      state[first] = spared;
      const frame = hand + ((next - hand) & -spared);
      victim = slots[frame]!;
      state[victim] = 0;
      slots[frame] = page;
      state[page] = inserted;
      hand = frame + 1 === frames ? 0 : frame + 1;
      misses += 1;
      at += 1;
    }
    this.hand = hand;
    this.victim = victim === nobody ? -1 : victim;
    return misses;
  }

  /** In the order of the frames, round which the hand goes. */
  frames(): number[] {
    return [...this.slots].filter((page) => page !== this.nobody);
  }

  marks(): Marks {
    const bits = this.frames().map((page) => (this.state[page] === 2 ? 1 : 0));
    return { kind: 'reference-bits', bits, hand: this.hand };
  }

  clone(): Clock {
    const copy = new Clock(this.slots.length, this.nobody, this.inserted === 2 ? 1 : 0);
    copy.victim = this.victim;
    copy.state.set(this.state);
    copy.slots.set(this.slots);
    copy.hand = this.hand;
    return copy;
  }
}
