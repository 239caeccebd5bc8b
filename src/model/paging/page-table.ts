import { flag } from './entry-format.ts';
import type { FrameSource } from './frame-source.ts';
import type { Geometry } from './geometry.ts';
import { freeTable, makeTable } from './make-table.ts';
import { PageWalker } from './page-walker.ts';
import type { PhysicalMemory } from './physical-memory.ts';
import { entriesBelow, type TableAt, tablesFrom, type UsedEntry } from './table-tree.ts';
import { usedIndices } from './used-entries.ts';

/** Why an entry was not made: no frame for a table, or a page of another size stands there. */
export type Refusal = 'no-memory' | 'overlap';

/** A table that stands in a memory: CR3, and what the kernel counts in `pgtables_bytes`. */
export interface TableRoot {
  readonly root: number;
  readonly tableFrames: number;
}

const tableFlags = flag.present | flag.writable | flag.user;

/**
 * Page tables of any number of levels, which live in frames of a physical memory as real ones do,
 * with the kernel's side of them: to map, change and free. Only those tables exist whose parts are
 * used. Whatever changes an entry leaves the TLBs as they are: to flush them is the kernel's part,
 * here as everywhere.
 */
export class PageTable extends PageWalker {
  /** How many frames the tables take, the root among them. */
  tableFrames: number;
  readonly #source: FrameSource;

  /** @param of a table that exists already in the memory; without it, an empty one is made. */
  constructor(memory: PhysicalMemory, geometry: Geometry, source: FrameSource, of?: TableRoot) {
    super(memory, geometry, of?.root ?? makeTable(memory, geometry, source, 0));
    this.#source = source;
    this.tableFrames = of?.tableFrames ?? geometry.framesPerTable[0]!;
    if (this.root < 0) throw new RangeError('no frame for the root table');
  }

  /**
   * The address of a page's entry at a level, the leaf if not said; makes the tables above it.
   * -1 where there is no frame for a table, -2 where a larger page, or what a kernel keeps in the
   * place of one, covers the page.
   */
  ensure(page: number, wanted = this.last): number {
    const codec = this.codec;
    let frame = this.root;
    for (let level = 0; ; level += 1) {
      const address = this.load(frame * this.memory.pageSize, page, level);
      this.path[level] = address;
      if (level === wanted) {
        this.level = level;
        this.address = address;
        return address;
      }
      if (codec.isPresent(this.low, this.high)) {
        if (codec.isLarge(this.low, this.high)) return -2;
        frame = codec.frameOf(this.low, this.high);
      } else if (!codec.isEmpty(this.low, this.high)) {
        return -2;
      } else {
        frame = this.#newTable(level + 1);
        if (frame < 0) return -1;
        this.store(address, codec.low(frame, tableFlags), codec.high(frame, tableFlags));
      }
    }
  }

  /**
   * Maps a page to a frame with bits of `flag` (present and, above the leaf, large are added). At a
   * level above the leaf it maps a large page, and `page` and `frame` must be multiples of its size.
   * What was mapped by an entry of the same level is replaced.
   */
  map(page: number, frame: number, flags: number, level = this.last): Refusal | undefined {
    if (level !== this.last) {
      const pages = this.geometry.pagesPerEntry[level]!;
      if (page % pages !== 0 || frame % pages !== 0) {
        throw new RangeError(`a large page begins at a multiple of ${pages} pages`);
      }
    }
    const address = this.ensure(page, level);
    if (address < 0) return address === -1 ? 'no-memory' : 'overlap';
    let all = flags | flag.present;
    if (level !== this.last) {
      if (!this.#dropEmptyTable(address, level)) return 'overlap';
      all |= flag.large;
    }
    this.store(address, this.codec.low(frame, all), this.codec.high(frame, all));
    return undefined;
  }

  /** Forgets what is mapped at a page, all of a large page; frees tables that are empty then. */
  unmap(page: number): boolean {
    if (!this.#findUsed(page)) return false;
    this.store(this.address, this.codec.emptyLow, 0);
    this.#freeEmptyAbove(this.level);
    return true;
  }

  /** Sets and clears bits of `flag` in the entry that maps a page. */
  change(page: number, set: number, clear: number): boolean {
    if (!this.#findUsed(page)) return false;
    const codec = this.codec;
    const low = (this.low & ~codec.low(0, clear)) | codec.low(0, set);
    const high = (this.high & ~codec.high(0, clear)) | codec.high(0, set);
    this.store(this.address, low, high);
    return true;
  }

  /** Writes an entry raw; an entry that is not present may hold anything else, a swap slot say. */
  setEntry(address: number, low: number, high: number): void {
    this.store(address, low, high);
  }

  /** The entries from page `from` up to but not `to` that hold anything, in order; not those of tables. */
  entries(from = 0, to = 2 ** 52): Generator<UsedEntry> {
    return entriesBelow(this.memory, this.geometry, this.#top, from, to);
  }

  /** Every table. */
  tables(): Generator<TableAt> {
    return tablesFrom(this.memory, this.geometry, this.#top);
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
      this.store(this.address, this.codec.emptyLow, 0);
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

  get #top(): TableAt {
    return { frame: this.root, level: 0, page: 0 };
  }

  /** Finds the entry that maps a page or holds something in its place. */
  #findUsed(page: number): boolean {
    this.find(page);
    return !this.codec.isEmpty(this.low, this.high);
  }

  #newTable(level: number): number {
    const first = makeTable(this.memory, this.geometry, this.#source, level);
    if (first >= 0) this.tableFrames += this.geometry.framesPerTable[level]!;
    return first;
  }

  #freeTable(first: number, level: number): void {
    freeTable(this.memory, this.geometry, this.#source, first, level);
    this.tableFrames -= this.geometry.framesPerTable[level]!;
  }

  #isEmptyTable(first: number, level: number): boolean {
    const entries = this.geometry.entriesPerTable[level]!;
    return usedIndices(this.memory, this.geometry, first, 0, entries).next().done === true;
  }

  /** Frees the tables on the path that the last `find` took, from `level` up, while they are empty. */
  #freeEmptyAbove(level: number): void {
    for (let at = level; at > 0; at -= 1) {
      const parent = this.path[at - 1]!;
      this.read(parent);
      const table = this.codec.frameOf(this.low, this.high);
      if (!this.#isEmptyTable(table, at)) return;
      this.store(parent, this.codec.emptyLow, 0);
      this.#freeTable(table, at);
    }
  }

  /** Makes place for a large page: false where the table that stands there holds something. */
  #dropEmptyTable(address: number, level: number): boolean {
    this.read(address);
    const codec = this.codec;
    if (!codec.isPresent(this.low, this.high) || codec.isLarge(this.low, this.high)) return true;
    const { memory, geometry } = this;
    const table = { frame: codec.frameOf(this.low, this.high), level: level + 1, page: 0 };
    const used = entriesBelow(memory, geometry, table, 0, Number.POSITIVE_INFINITY);
    if (used.next().done !== true) return false;
    for (const one of [...tablesFrom(memory, geometry, table)]) {
      this.#freeTable(one.frame, one.level);
    }
    return true;
  }
}
