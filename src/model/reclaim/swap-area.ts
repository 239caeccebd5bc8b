import type { Shadow } from './workingset.ts';

/** mm/swapfile.c, SWAPFILE_CLUSTER. */
const clusterSlots = 256;

/** No slot: the area is full. */
export const noSlot = -1;

/**
 * A swap device of numbered slots, one page each; slot 0 holds the header, so the first is 1. How
 * many hold a slot is counted: page table entries, and the swap cache if its owner counts it as one.
 *
 * Slots are given as mm/swapfile.c (6.1, scan_swap_map_slots) gives them on a disk that seeks: one
 * after the other, from a run of 256 free ones where there is such a run, so that pages evicted
 * together lie together and one read fetches them. Which slots a real machine gives differs: it
 * hands them to CPUs in lots of 64. No outside source has confirmed the exact slots.
 */
export class SwapArea {
  readonly slots: number;
  #used = 0;
  #next = 1;
  #leftInRun = 0;
  readonly #counts: Uint16Array;
  /** Shadow + 1 of the page that a slot was last written from; 0 says none. */
  readonly #shadows: Float64Array;

  /** @param slots pages of 4096 bytes that it can hold. */
  constructor(slots: number) {
    if (!Number.isInteger(slots) || slots < 0) throw new RangeError(`${slots} slots`);
    this.slots = slots;
    this.#counts = new Uint16Array(slots + 1);
    this.#shadows = new Float64Array(slots + 1);
  }

  get used(): number {
    return this.#used;
  }

  get free(): number {
    return this.slots - this.#used;
  }

  /** A slot, held once; `noSlot` when the area is full. */
  allocate(): number {
    if (this.free === 0) return noSlot;
    if (this.#leftInRun === 0) this.#startRun();
    this.#leftInRun -= 1;
    let slot = this.#next > this.slots ? 1 : this.#next;
    while (this.#counts[slot]! > 0) slot = slot === this.slots ? 1 : slot + 1;
    this.#counts[slot] = 1;
    this.#shadows[slot] = 0;
    this.#used += 1;
    this.#next = slot + 1;
    return slot;
  }

  /** One more holds the slot: fork copied the page table entry. @throws RangeError if it is free. */
  duplicate(slot: number): void {
    this.#held(slot);
    this.#counts[slot]! += 1;
  }

  /** One fewer; how many still hold the slot. @throws RangeError if it is free. */
  release(slot: number): number {
    this.#held(slot);
    this.#counts[slot]! -= 1;
    const left = this.#counts[slot]!;
    if (left === 0) {
      this.#used -= 1;
      this.#shadows[slot] = 0;
    }
    return left;
  }

  /** How many hold the slot; 0 for a free one and for a number that is no slot. */
  references(slot: number): number {
    return this.#counts[slot] ?? 0;
  }

  /** What the eviction left behind, for as long as the slot is held. */
  setShadow(slot: number, shadow: Shadow): void {
    this.#held(slot);
    this.#shadows[slot] = shadow + 1;
  }

  shadow(slot: number): Shadow | undefined {
    const kept = this.#shadows[slot] ?? 0;
    return kept === 0 ? undefined : kept - 1;
  }

  clone(): SwapArea {
    const copy = new SwapArea(this.slots);
    copy.#used = this.#used;
    copy.#next = this.#next;
    copy.#leftInRun = this.#leftInRun;
    copy.#counts.set(this.#counts);
    copy.#shadows.set(this.#shadows);
    return copy;
  }

  /** Goes on from the first run of 256 free slots; where there is none, from where it stands. */
  #startRun(): void {
    this.#leftInRun = clusterSlots;
    if (this.free < clusterSlots) return;
    for (let slot = 1, run = 0; slot <= this.slots; slot += 1) {
      run = this.#counts[slot] === 0 ? run + 1 : 0;
      if (run === clusterSlots) {
        this.#next = slot - clusterSlots + 1;
        return;
      }
    }
    this.#next = 1;
  }

  #held(slot: number): void {
    if (this.references(slot) === 0) throw new RangeError(`nothing holds swap slot ${slot}`);
  }
}
