import type { SlabState } from '../allocator.ts';
import { objectsPerSlab } from './objects-per-slab.ts';

const end = -1;
const free = -1;

/**
 * A few pages cut into objects of one size. The free ones are a list in the slab itself, first
 * from low to high addresses, then last in first out.
 */
export class Slab {
  readonly address: number;
  readonly size: number;
  readonly object: number;
  /** Which size class it serves. */
  readonly of: number;
  used = 0;
  private head = 0;
  private readonly next: Int32Array;
  private readonly asked: Float64Array;

  constructor(address: number, size: number, object: number, of: number, from?: Slab) {
    this.address = address;
    this.size = size;
    this.object = object;
    this.of = of;
    if (from) {
      this.used = from.used;
      this.head = from.head;
      this.next = from.next.slice();
      this.asked = from.asked.slice();
      return;
    }
    const objects = objectsPerSlab(size, object);
    this.next = Int32Array.from({ length: objects }, (_, at) => (at + 1 < objects ? at + 1 : end));
    this.asked = new Float64Array(objects).fill(free);
  }

  get objects(): number {
    return this.next.length;
  }

  get isFull(): boolean {
    return this.used === this.next.length;
  }

  /** Hands out the first object of the list; the slab must not be full. */
  take(size: number): number {
    const at = this.head;
    this.head = this.next[at]!;
    this.asked[at] = size;
    this.used += 1;
    return this.addressOf(at);
  }

  put(at: number): void {
    this.next[at] = this.head;
    this.head = at;
    this.asked[at] = free;
    this.used -= 1;
  }

  /** The index of the live object that begins at an address; -1 where none does. */
  liveAt(address: number): number {
    const at = (address - this.address) / this.object;
    return this.asked[at] === undefined || this.asked[at] === free ? -1 : at;
  }

  /** Bytes that the holder of an object asked for; undefined of a free one. */
  askedFor(at: number): number | undefined {
    return this.asked[at] === free ? undefined : this.asked[at];
  }

  setAsked(at: number, size: number): void {
    this.asked[at] = size;
  }

  addressOf(at: number): number {
    return this.address + at * this.object;
  }

  /** Addresses of the free objects, the next one first. */
  *freeOrder(): Iterable<number> {
    for (let at = this.head; at !== end; at = this.next[at]!) yield this.addressOf(at);
  }

  state(): SlabState {
    const { address, size, object, objects, used } = this;
    const state = used === 0 ? 'empty' : this.isFull ? 'full' : 'partial';
    return { address, size, object, objects, used, state, tail: size - objects * object };
  }

  clone(): Slab {
    return new Slab(this.address, this.size, this.object, this.of, this);
  }
}
