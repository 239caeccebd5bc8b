import { ChunkCursor } from './chunks.ts';
import { LAYOUT } from './layout.ts';

/**
 * When each block in use was first seen: what was made in a round and is still there many rounds
 * later is what a leak consists of, whatever the rest of the heap does meanwhile.
 *
 * A block is known by address and size. One that was freed and made again at the same place between
 * two readings counts as the old one, which can only make a heap look calmer than it is.
 */
export class BlockAges {
  // By place, an eighth of the distance from the heap's base: what was there when last seen.
  #sizes = new Uint32Array(1 << 16);
  #births = new Uint16Array(1 << 16);
  #seen = new Uint16Array(1 << 16);
  #top = 0;

  /** Notes which blocks are in use; `round` counts the calls from 1. */
  observe(memory: WebAssembly.Memory, round: number): void {
    const chunk = new ChunkCursor(memory);
    while (chunk.next()) {
      if (!chunk.inUse) continue;
      const place = (chunk.address - LAYOUT.heapBase) >> 3;
      if (place >= this.#top) this.#raise(place + 1);
      const known = this.#seen[place] === round - 1 && this.#sizes[place] === chunk.size;
      if (!known) this.#births[place] = round;
      this.#sizes[place] = chunk.size;
      this.#seen[place] = round;
    }
  }

  /** How many of the blocks in use at call `round`, the last, were first seen at each call. */
  survivors(round: number): number[] {
    const counts = new Array<number>(round + 1).fill(0);
    for (let place = 0; place < this.#top; place += 1) {
      if (this.#seen[place] === round) counts[this.#births[place]!]! += 1;
    }
    return counts.slice(1);
  }

  #raise(top: number): void {
    this.#top = top;
    const { length } = this.#sizes;
    if (top <= length) return;
    const wider = Math.max(2 * length, top);
    const [sizes, births, seen] = [this.#sizes, this.#births, this.#seen];
    this.#sizes = new Uint32Array(wider);
    this.#births = new Uint16Array(wider);
    this.#seen = new Uint16Array(wider);
    this.#sizes.set(sizes);
    this.#births.set(births);
    this.#seen.set(seen);
  }
}
