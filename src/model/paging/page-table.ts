import { type EntryCodec, flag, type Mask } from './entry-format.ts';
import type { Geometry } from './geometry.ts';
import { faultBit } from './page-fault.ts';
import type { PhysicalMemory } from './physical-memory.ts';
import { usedIndices } from './used-entries.ts';
import { type Walk, walkTable } from './walk.ts';

/** Where tables get their frames: `count` in a row, the first one's number, or -1 for none. */
export interface FrameSource {
  allocate(count: number): number;
  release(first: number, count: number): void;
}

/** Why an entry was not made: no frame for a table, or a page of another size stands there. */
export type Refusal = 'no-memory' | 'overlap';

/** A table that stands in a memory: CR3, and what the kernel counts in `pgtables_bytes`. */
export interface TableRoot {
  readonly root: number;
  readonly tableFrames: number;
}

export interface UsedEntry {
  /** The first page that the entry covers. */
  readonly page: number;
  readonly level: number;
  /** Where the entry lies in physical memory, in bytes. */
  readonly address: number;
  readonly low: number;
  readonly high: number;
}

const tableFlags = flag.present | flag.writable | flag.user;

/**
 * Page tables of any number of levels, which live in frames of a physical memory as real ones do.
 * Only those tables exist whose parts are used. Whatever changes an entry leaves the TLBs as they
 * are: to flush them is the kernel's part, here as everywhere.
 *
 * `translate` and `find` leave what they learnt in `level`, `address` and `errorCode`, so that the
 * hot path makes no garbage.
 */
export class PageTable {
  readonly memory: PhysicalMemory;
  readonly geometry: Geometry;
  /** The root's frame: what CR3 holds. */
  readonly root: number;
  /** How many frames the tables take, the root among them. */
  tableFrames: number;
  /** The level that the last `translate`, `find` or `ensure` ended at. */
  level = 0;
  /** The address of the entry that it ended at. */
  address = 0;
  /** After a `translate` that failed: the page fault's error code, of `faultBit`. */
  errorCode = 0;
  readonly #source: FrameSource;
  readonly #codec: EntryCodec;
  readonly #path: Float64Array;
  readonly #indexMask: readonly number[];
  readonly #pageScale: readonly number[];
  readonly #accessed: Mask;
  readonly #dirty: Mask;
  readonly #entryBytes: number;
  readonly #last: number;
  /** The entry that was read last. */
  #low = 0;
  #high = 0;
  /** What every entry, and what any entry, of the last `translate` that worked says. */
  #allLow = 0;
  #allHigh = 0;
  #anyLow = 0;
  #anyHigh = 0;

  /** @param of a table that exists already in the memory; without it, an empty one is made. */
  constructor(memory: PhysicalMemory, geometry: Geometry, source: FrameSource, of?: TableRoot) {
    this.memory = memory;
    this.geometry = geometry;
    this.#source = source;
    this.#codec = geometry.codec;
    this.#accessed = this.#codec.mask('accessed');
    this.#dirty = this.#codec.mask('dirty');
    this.#entryBytes = geometry.spec.entry.bytes;
    this.#last = geometry.depth - 1;
    this.#path = new Float64Array(geometry.depth);
    this.#indexMask = geometry.entriesPerTable.map((entries) => entries - 1);
    this.#pageScale = geometry.pagesPerEntry.map((pages) => 1 / pages);
    this.tableFrames = of?.tableFrames ?? 0;
    this.root = of?.root ?? this.#newTable(0);
    if (this.root < 0) throw new RangeError('no frame for the root table');
  }

  /**
   * The frame behind a page for an access, or -1; sets the accessed and dirty bits as the hardware
   * does. Permissions are those of all levels together: writable and user where every level says so,
   * executable where none forbids it; the kernel too may not write what is read-only (CR0.WP).
   * The page's bits above the geometry's are not looked at: see `Geometry.isCanonical`.
   */
  translate(page: number, access: number): number {
    const codec = this.#codec;
    const { pageSize, frameCount } = this.memory;
    let allLow = -1;
    let allHigh = -1;
    let anyHigh = 0;
    let anyLow = 0;
    let frame = this.root;
    for (let level = 0; ; level += 1) {
      const address = this.#load(frame * pageSize, page, level);
      this.level = level;
      this.address = address;
      this.#path[level] = address;
      const low = this.#low;
      const high = this.#high;
      if (!codec.isPresent(low, high)) return this.#fail(access);
      allLow &= low;
      allHigh &= high;
      anyLow |= low;
      anyHigh |= high;
      frame = codec.frameOf(low, high);
      if (level === this.#last) break;
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
    const codec = this.#codec;
    const may = (access: number): boolean =>
      codec.allows(access, this.#allLow, this.#allHigh, this.#anyLow, this.#anyHigh);
    this.#read(this.address);
    let rights = codec.flagsOf(this.#low, this.#high) & (flag.global | flag.dirty);
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
      this.address = this.#load(frame * this.memory.pageSize, page, level);
      this.level = level;
      this.#path[level] = this.address;
      if (level === this.#last || !this.#codec.isPresent(this.#low, this.#high)) break;
      if (this.#codec.isLarge(this.#low, this.#high)) break;
      frame = this.#codec.frameOf(this.#low, this.#high);
    }
    return this.address;
  }

  /**
   * The address of a page's entry at a level, the leaf if not said; makes the tables above it.
   * -1 where there is no frame for a table, -2 where a larger page, or what a kernel keeps in the
   * place of one, covers the page.
   */
  ensure(page: number, wanted = this.#last): number {
    const codec = this.#codec;
    let frame = this.root;
    for (let level = 0; ; level += 1) {
      const address = this.#load(frame * this.memory.pageSize, page, level);
      this.#path[level] = address;
      if (level === wanted) {
        this.level = level;
        this.address = address;
        return address;
      }
      if (codec.isPresent(this.#low, this.#high)) {
        if (codec.isLarge(this.#low, this.#high)) return -2;
        frame = codec.frameOf(this.#low, this.#high);
      } else if (!codec.isEmpty(this.#low, this.#high)) {
        return -2;
      } else {
        frame = this.#newTable(level + 1);
        if (frame < 0) return -1;
        this.#store(address, codec.low(frame, tableFlags), codec.high(frame, tableFlags));
      }
    }
  }

  /**
   * Maps a page to a frame with bits of `flag` (present and, above the leaf, large are added). At a
   * level above the leaf it maps a large page, and `page` and `frame` must be multiples of its size.
   * What was mapped by an entry of the same level is replaced.
   */
  map(page: number, frame: number, flags: number, level = this.#last): Refusal | undefined {
    if (level !== this.#last) {
      const pages = this.geometry.pagesPerEntry[level]!;
      if (page % pages !== 0 || frame % pages !== 0) {
        throw new RangeError(`a large page begins at a multiple of ${pages} pages`);
      }
    }
    const address = this.ensure(page, level);
    if (address < 0) return address === -1 ? 'no-memory' : 'overlap';
    let all = flags | flag.present;
    if (level !== this.#last) {
      if (!this.#dropEmptyTable(address, level)) return 'overlap';
      all |= flag.large;
    }
    this.#store(address, this.#codec.low(frame, all), this.#codec.high(frame, all));
    return undefined;
  }

  /** Forgets what is mapped at a page, all of a large page; frees tables that are empty then. */
  unmap(page: number): boolean {
    if (!this.#findUsed(page)) return false;
    this.#store(this.address, this.#codec.emptyLow, 0);
    this.#freeEmptyAbove(this.level);
    return true;
  }

  /** Sets and clears bits of `flag` in the entry that maps a page. */
  change(page: number, set: number, clear: number): boolean {
    if (!this.#findUsed(page)) return false;
    const codec = this.#codec;
    const low = (this.#low & ~codec.low(0, clear)) | codec.low(0, set);
    const high = (this.#high & ~codec.high(0, clear)) | codec.high(0, set);
    this.#store(this.address, low, high);
    return true;
  }

  /** Writes an entry raw; an entry that is not present may hold anything else, a swap slot say. */
  setEntry(address: number, low: number, high: number): void {
    this.#store(address, low, high);
  }

  /** The entries from page `from` up to but not `to` that hold anything, in order; not those of tables. */
  *entries(from = 0, to = 2 ** 52): Generator<UsedEntry> {
    yield* this.#entriesOf(this.root, 0, 0, from, to);
  }

  /** Every table: its first frame, its level, and the first page that it speaks about. */
  *tables(): Generator<{ frame: number; level: number; page: number }> {
    yield* this.#tablesOf(this.root, 0, 0);
  }

  /** Frees the tables below the root that hold nothing, where entries were cleared by `setEntry`. */
  prune(from = 0, to = 2 ** 52): void {
    const pages = this.geometry.pagesPerEntry;
    const tables = [...this.tables()].filter(
      ({ level, page }) => level > 0 && page < to && page + pages[level - 1]! > from,
    );
    for (const { frame, level, page } of tables.reverse()) {
      if (!this.#isEmptyTable(frame, level)) continue;
      this.ensure(page, level - 1);
      this.#store(this.address, this.#codec.emptyLow, 0);
      this.#freeTable(frame, level);
    }
  }

  /** Gives every table back, the root too; the object must not be used after. */
  release(): void {
    for (const { frame, level } of [...this.tables()]) this.#freeTable(frame, level);
  }

  /** The same table in a memory that was cloned. */
  clone(memory: PhysicalMemory, source: FrameSource): PageTable {
    return new PageTable(memory, this.geometry, source, this);
  }

  /** Reads a page's entry of the table at `base` into #low and #high; its address. */
  #load(base: number, page: number, level: number): number {
    const index = (page * this.#pageScale[level]!) & this.#indexMask[level]!;
    const address = base + index * this.#entryBytes;
    this.#read(address);
    return address;
  }

  #read(address: number): void {
    this.#low = this.#codec.lowAt(this.memory, address);
    this.#high = this.#codec.highAt(this.memory, address);
  }

  #store(address: number, low: number, high: number): void {
    this.#codec.storeAt(this.memory, address, low, high);
  }

  #fail(errorCode: number): -1 {
    this.errorCode = errorCode;
    return -1;
  }

  /** Sets the accessed bit of every entry on the way and the dirty bit of the last, where not set. */
  #markUsed(written: boolean, allLow: number, allHigh: number): void {
    const accessed = this.#accessed;
    if ((allLow & accessed.low) !== accessed.low || (allHigh & accessed.high) !== accessed.high) {
      for (let at = 0; at <= this.level; at += 1) this.#add(this.#path[at]!, accessed);
    }
    if (!written) return;
    const dirty = this.#dirty;
    this.#read(this.address);
    if ((this.#low & dirty.low) !== dirty.low || (this.#high & dirty.high) !== dirty.high) {
      this.#add(this.address, dirty);
    }
  }

  #add(address: number, { low, high }: Mask): void {
    this.#read(address);
    this.#store(address, this.#low | low, this.#high | high);
  }

  /** Finds the entry that maps a page or holds something in its place. */
  #findUsed(page: number): boolean {
    this.find(page);
    return !this.#codec.isEmpty(this.#low, this.#high);
  }

  #newTable(level: number): number {
    const frames = this.geometry.framesPerTable[level]!;
    const first = this.#source.allocate(frames);
    if (first < 0) return -1;
    for (let frame = first; frame < first + frames; frame += 1) this.memory.clearFrame(frame);
    this.tableFrames += frames;
    const { emptyLow } = this.#codec;
    if (emptyLow !== 0) {
      const base = first * this.memory.pageSize;
      for (let index = 0; index < this.geometry.entriesPerTable[level]!; index += 1) {
        this.#store(base + index * this.#entryBytes, emptyLow, 0);
      }
    }
    return first;
  }

  #freeTable(first: number, level: number): void {
    const frames = this.geometry.framesPerTable[level]!;
    for (let frame = first; frame < first + frames; frame += 1) this.memory.clearFrame(frame);
    this.tableFrames -= frames;
    this.#source.release(first, frames);
  }

  #isEmptyTable(first: number, level: number): boolean {
    if (this.#codec.emptyLow === 0) {
      const end = first + this.geometry.framesPerTable[level]!;
      for (let frame = first; frame < end; frame += 1) if (!this.memory.isZero(frame)) return false;
      return true;
    }
    const base = first * this.memory.pageSize;
    const end = base + this.geometry.entriesPerTable[level]! * this.#entryBytes;
    for (let address = base; address < end; address += this.#entryBytes) {
      this.#read(address);
      if (!this.#codec.isEmpty(this.#low, this.#high)) return false;
    }
    return true;
  }

  /** Frees the tables on the path that the last `find` took, from `level` up, while they are empty. */
  #freeEmptyAbove(level: number): void {
    for (let at = level; at > 0; at -= 1) {
      const parent = this.#path[at - 1]!;
      this.#read(parent);
      const table = this.#codec.frameOf(this.#low, this.#high);
      if (!this.#isEmptyTable(table, at)) return;
      this.#store(parent, this.#codec.emptyLow, 0);
      this.#freeTable(table, at);
    }
  }

  /** Makes place for a large page: false where the table that stands there holds something. */
  #dropEmptyTable(address: number, level: number): boolean {
    this.#read(address);
    const codec = this.#codec;
    if (!codec.isPresent(this.#low, this.#high) || codec.isLarge(this.#low, this.#high))
      return true;
    const table = codec.frameOf(this.#low, this.#high);
    if ([...this.#entriesOf(table, level + 1, 0, 0, Number.POSITIVE_INFINITY)].length > 0)
      return false;
    for (const { frame, level: at } of [...this.#tablesOf(table, level + 1, 0)]) {
      this.#freeTable(frame, at);
    }
    return true;
  }

  *#entriesOf(
    table: number,
    level: number,
    first: number,
    from: number,
    to: number,
  ): Generator<UsedEntry> {
    const pages = this.geometry.pagesPerEntry[level]!;
    const base = table * this.memory.pageSize;
    const start = Math.max(0, Math.floor((from - first) / pages));
    const end = Math.min(this.geometry.entriesPerTable[level]!, Math.ceil((to - first) / pages));
    for (const index of usedIndices(this.memory, this.geometry, table, start, end)) {
      const address = base + index * this.#entryBytes;
      this.#read(address);
      const low = this.#low;
      const high = this.#high;
      const page = first + index * pages;
      if (this.#isTable(level, low, high)) {
        yield* this.#entriesOf(this.#codec.frameOf(low, high), level + 1, page, from, to);
      } else {
        yield { page, level, address, low, high };
      }
    }
  }

  *#tablesOf(
    table: number,
    level: number,
    first: number,
  ): Generator<{ frame: number; level: number; page: number }> {
    yield { frame: table, level, page: first };
    if (level === this.#last) return;
    const pages = this.geometry.pagesPerEntry[level]!;
    const base = table * this.memory.pageSize;
    const end = this.geometry.entriesPerTable[level]!;
    for (const index of usedIndices(this.memory, this.geometry, table, 0, end)) {
      this.#read(base + index * this.#entryBytes);
      const low = this.#low;
      const high = this.#high;
      if (!this.#isTable(level, low, high)) continue;
      yield* this.#tablesOf(this.#codec.frameOf(low, high), level + 1, first + index * pages);
    }
  }

  /** Whether an entry leads to a table of the next level. */
  #isTable(level: number, low: number, high: number): boolean {
    return (
      level < this.#last && this.#codec.isPresent(low, high) && !this.#codec.isLarge(low, high)
    );
  }
}
