import { Column } from './column.ts';

/** What a frame is used for. */
export const use = { free: 0, anon: 1, file: 2, shmem: 3, table: 4, reserved: 5 } as const;
export type Use = (typeof use)[keyof typeof use];
export const useNames = ['free', 'anon', 'file', 'shmem', 'table', 'reserved'] as const;

/** Bits beside the use; the names are those of include/linux/page-flags.h. */
export const frameBit = {
  /** Holds what its file or swap slot does not; entries that map it may say so too. */
  dirty: 1 << 3,
  /** PG_anon_exclusive: one process has it for its own, so a write needs no look at the counts. */
  exclusive: 1 << 4,
  /** Anonymous without PG_swapbacked: MADV_FREE gave it up, it may be dropped while clean. */
  lazyFree: 1 << 5,
  /** Read ahead, and not asked for yet. */
  readAhead: 1 << 6,
} as const;

const useMask = 7;

/** The frame that all untouched pages that were read show; nobody's, never counted (zero_pfn). */
export const zeroFrame = 0;

/**
 * The page descriptors (struct page): what each frame is, whose, and what it holds; and which are
 * free. Frames are numbered from 0. Those that nobody had yet are given out in order, and those
 * that came back before them, the last one first, as a CPU's own list of free pages does.
 */
export class Frames {
  readonly count: number;
  /** How many are free. */
  free: number;
  /** The frames from this one on were never used. */
  #fresh = 1;
  /** The use and the bits. */
  readonly #flags: Column;
  /** The swap slot whose contents it has, plus 1: the frame is in the swap cache. */
  readonly slots: Column;
  /** The memory group that is charged for it, plus 1; of a free frame, the last one. */
  readonly groups: Column;
  /** A file page's file, or the process that a page table belongs to. */
  readonly owners: Column;
  /** A file page's place in its file; the first page that a page table speaks about. */
  readonly places: Column;
  /** What was last written to it: a number that stands for 4 KiB of bytes, 0 for zeros. */
  readonly contents: Column;
  readonly #returned: Column;

  constructor(count: number, of?: Frames) {
    this.count = count;
    this.free = of?.free ?? count - 1;
    this.#fresh = of === undefined ? 1 : of.#fresh;
    this.#flags = of === undefined ? new Column() : of.#flags.clone();
    this.slots = of?.slots.clone() ?? new Column();
    this.groups = of?.groups.clone() ?? new Column();
    this.owners = of?.owners.clone() ?? new Column();
    this.places = of?.places.clone() ?? new Column(true);
    this.contents = of?.contents.clone() ?? new Column();
    this.#returned = of === undefined ? new Column() : of.#returned.clone();
    if (of === undefined) this.#flags.set(zeroFrame, use.reserved);
  }

  clone(): Frames {
    return new Frames(this.count, this);
  }

  /** A free frame, now used so; -1 where none is free. Its contents are zeros. */
  take(as: Use): number {
    if (this.free === 0) return -1;
    this.free -= 1;
    const returned = this.free - (this.count - this.#fresh);
    let frame: number;
    if (returned >= 0) frame = this.#returned.get(returned);
    else {
      frame = this.#fresh;
      this.#fresh += 1;
    }
    this.#flags.set(frame, as);
    this.contents.set(frame, 0);
    return frame;
  }

  /** @throws RangeError if the frame is free already. */
  giveBack(frame: number): void {
    if (this.use(frame) === use.free) throw new RangeError(`frame ${frame} is free already`);
    this.#flags.set(frame, use.free);
    this.slots.set(frame, 0);
    this.#returned.set(this.free - (this.count - this.#fresh), frame);
    this.free += 1;
  }

  use(frame: number): Use {
    return (this.#flags.get(frame) & useMask) as Use;
  }

  has(frame: number, bit: number): boolean {
    return (this.#flags.get(frame) & bit) !== 0;
  }

  mark(frame: number, bits: number): void {
    this.#flags.change(frame, bits, 0);
  }

  unmark(frame: number, bits: number): void {
    this.#flags.change(frame, 0, bits);
  }

  isAnon(frame: number): boolean {
    return this.use(frame) === use.anon;
  }
}
