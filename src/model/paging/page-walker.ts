import { type EntryCodec, flag, type Mask } from './entry-format.ts';
import type { Geometry } from './geometry.ts';
import { faultBit } from './page-fault.ts';
import type { PhysicalMemory } from './physical-memory.ts';
import { type Walk, walkTable } from './walk.ts';

/**
 * Page tables as the hardware sees them: it follows entries from the root to a page, checks what
 * they allow, and sets their accessed and dirty bits.
 *
 * `translate` and `find` leave what they learnt in `level`, `address` and `errorCode`, so that the
 * hot path makes no garbage.
 */
export class PageWalker {
  readonly memory: PhysicalMemory;
  readonly geometry: Geometry;
  /** The root's frame: what CR3 holds. */
  readonly root: number;
  /** The level that the last `translate` or `find` (of a `PageTable`: or `ensure`) ended at. */
  level = 0;
  /** The address of the entry that it ended at. */
  address = 0;
  /** After a `translate` that failed: the page fault's error code, of `faultBit`. */
  errorCode = 0;
  protected readonly codec: EntryCodec;
  /** The level of the leaves. */
  protected readonly last: number;
  /** The addresses of the entries on the way to the last one. */
  protected readonly path: Float64Array;
  /** The entry that was read last. */
  protected low = 0;
  protected high = 0;
  readonly #indexMask: readonly number[];
  readonly #pageScale: readonly number[];
  readonly #accessed: Mask;
  readonly #dirty: Mask;
  readonly #entryBytes: number;
  /** What every entry, and what any entry, of the last `translate` that worked says. */
  #allLow = 0;
  #allHigh = 0;
  #anyLow = 0;
  #anyHigh = 0;

  constructor(memory: PhysicalMemory, geometry: Geometry, root: number) {
    this.memory = memory;
    this.geometry = geometry;
    this.root = root;
    this.codec = geometry.codec;
    this.last = geometry.depth - 1;
    this.path = new Float64Array(geometry.depth);
    this.#indexMask = geometry.entriesPerTable.map((entries) => entries - 1);
    this.#pageScale = geometry.pagesPerEntry.map((pages) => 1 / pages);
    this.#accessed = this.codec.mask('accessed');
    this.#dirty = this.codec.mask('dirty');
    this.#entryBytes = geometry.spec.entry.bytes;
  }

  /**
   * The frame behind a page for an access, or -1; sets the accessed and dirty bits as the hardware
   * does. Permissions are those of all levels together: writable and user where every level says so,
   * executable where none forbids it; the kernel too may not write what is read-only (CR0.WP).
   * The page's bits above the geometry's are not looked at: see `Geometry.isCanonical`.
   */
  translate(page: number, access: number): number {
    const codec = this.codec;
    const { pageSize, frameCount } = this.memory;
    let allLow = -1;
    let allHigh = -1;
    let anyHigh = 0;
    let anyLow = 0;
    let frame = this.root;
    for (let level = 0; ; level += 1) {
      const address = this.load(frame * pageSize, page, level);
      this.level = level;
      this.address = address;
      this.path[level] = address;
      const low = this.low;
      const high = this.high;
      if (!codec.isPresent(low, high)) return this.#fail(access);
      allLow &= low;
      allHigh &= high;
      anyLow |= low;
      anyHigh |= high;
      frame = codec.frameOf(low, high);
      if (level === this.last) break;
      if (codec.isLarge(low, high)) {
        const pages = this.geometry.pagesPerEntry[level]!;
        const allowed = this.geometry.spec.levels[level]!.large === true;
        if (!allowed || frame % pages !== 0) {
          return this.#fail(access | faultBit.present | faultBit.reserved);
        }
        frame += page % pages;
        break;
      }
      if (frame >= frameCount) return this.#fail(access | faultBit.present | faultBit.reserved);
    }
    if (frame >= frameCount) return this.#fail(access | faultBit.present | faultBit.reserved);
    if (!codec.allows(access, allLow, allHigh, anyLow, anyHigh)) {
      return this.#fail(access | faultBit.present);
    }
    this.#allLow = allLow;
    this.#allHigh = allHigh;
    this.#anyLow = anyLow;
    this.#anyHigh = anyHigh;
    this.#markUsed((access & faultBit.write) !== 0, allLow, allHigh);
    return frame;
  }

  /**
   * Right after a `translate` that worked: what all levels together allow, for a TLB to keep, and
   * whether the page is global and dirty. A format without a dirty bit has no clean pages.
   */
  rights(): number {
    const codec = this.codec;
    const may = (access: number): boolean =>
      codec.allows(access, this.#allLow, this.#allHigh, this.#anyLow, this.#anyHigh);
    this.read(this.address);
    let rights = codec.flagsOf(this.low, this.high) & (flag.global | flag.dirty);
    if (this.#dirty.low === 0 && this.#dirty.high === 0) rights |= flag.dirty;
    if (may(faultBit.write)) rights |= flag.writable;
    if (may(faultBit.user)) rights |= flag.user;
    if (!may(faultBit.execute)) rights |= flag.noExecute;
    return rights;
  }

  /** The walk as a figure follows it: every entry that was looked at. Changes nothing. */
  walk(address: bigint | number, access = 0): Walk {
    return walkTable(this.memory, this.geometry, this.root, address, access);
  }

  /**
   * The address of the entry that decides about a page (its own, a large page's, or the first one
   * that is not present above it), with `level`. Whether it is the page's own or a large page's:
   * `level` is the leaf, or the entry is present and large.
   */
  find(page: number): number {
    let frame = this.root;
    for (let level = 0; ; level += 1) {
      this.address = this.load(frame * this.memory.pageSize, page, level);
      this.level = level;
      this.path[level] = this.address;
      if (level === this.last || !this.codec.isPresent(this.low, this.high)) break;
      if (this.codec.isLarge(this.low, this.high)) break;
      frame = this.codec.frameOf(this.low, this.high);
    }
    return this.address;
  }

  /** Reads a page's entry of the table at `base` into `low` and `high`; its address. */
  protected load(base: number, page: number, level: number): number {
    const index = (page * this.#pageScale[level]!) & this.#indexMask[level]!;
    const address = base + index * this.#entryBytes;
    this.read(address);
    return address;
  }

  protected read(address: number): void {
    this.low = this.codec.lowAt(this.memory, address);
    this.high = this.codec.highAt(this.memory, address);
  }

  protected store(address: number, low: number, high: number): void {
    this.codec.storeAt(this.memory, address, low, high);
  }

  #fail(errorCode: number): -1 {
    this.errorCode = errorCode;
    return -1;
  }

  /** Sets the accessed bit of every entry on the way and the dirty bit of the last, where not set. */
  #markUsed(written: boolean, allLow: number, allHigh: number): void {
    const accessed = this.#accessed;
    if ((allLow & accessed.low) !== accessed.low || (allHigh & accessed.high) !== accessed.high) {
      for (let at = 0; at <= this.level; at += 1) this.#add(this.path[at]!, accessed);
    }
    if (!written) return;
    const dirty = this.#dirty;
    this.read(this.address);
    if ((this.low & dirty.low) !== dirty.low || (this.high & dirty.high) !== dirty.high) {
      this.#add(this.address, dirty);
    }
  }

  #add(address: number, { low, high }: Mask): void {
    this.read(address);
    this.store(address, this.low | low, this.high | high);
  }
}
