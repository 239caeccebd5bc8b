import { flag } from './entry-format.ts';
import { faultBit } from './page-fault.ts';

/** A translation that a TLB keeps. */
export interface TlbEntry {
  /** The first page of the translated page, large or not. */
  readonly page: number;
  /** How many pages of the base size it has: 1, or 512 for 2 MiB. */
  readonly pages: number;
  /** The address space's tag: an ASID, which x86-64 calls PCID. */
  readonly asid: number;
  /** Its first frame. */
  readonly frame: number;
  /** What all levels together allow, of `flag`: writable, user, noExecute; and global, dirty. */
  readonly rights: number;
}

export interface TlbEntryInSet extends TlbEntry {
  readonly set: number;
  readonly way: number;
}

/**
 * A translation lookaside buffer: `entries / ways` sets, chosen by the page number's low bits, and in
 * a set the least recently used entry goes. Pages of all sizes share it, as in the second-level TLBs
 * of Intel's cores: each is filed under its number in pages of its own size, and a lookup asks for
 * every size (`sizes`). An entry of a global page serves every address space.
 */
export class Tlb {
  readonly sets: number;
  readonly ways: number;
  /** The page sizes that lookups ask for, in pages of the base size. */
  readonly sizes: readonly number[];
  hits = 0;
  misses = 0;
  evictions = 0;
  /** First page of each entry; -1 where there is none. */
  readonly #pages: Float64Array;
  readonly #sizes: Float64Array;
  readonly #asids: Int32Array;
  readonly #frames: Float64Array;
  readonly #rights: Int32Array;
  readonly #used: Float64Array;
  #time = 0;

  /**
   * @param entries 0 for none; @param ways 0 for fully associative, 1 for direct mapped.
   * @throws RangeError where the ways do not divide the entries.
   */
  constructor(entries: number, ways: number, sizes: readonly number[] = [1]) {
    this.ways = ways === 0 ? entries : ways;
    this.sets = entries === 0 ? 0 : entries / this.ways;
    if (!Number.isInteger(this.sets)) {
      throw new RangeError(`${entries} entries cannot be shared out in sets of ${ways}`);
    }
    this.sizes = sizes;
    this.#pages = new Float64Array(entries).fill(-1);
    this.#sizes = new Float64Array(entries);
    this.#asids = new Int32Array(entries);
    this.#frames = new Float64Array(entries);
    this.#rights = new Int32Array(entries);
    this.#used = new Float64Array(entries);
  }

  /**
   * The frame of a page for an access, of `faultBit`; -1 where no entry can tell. An entry that does
   * not allow the access, or a write to a page that is not dirty yet, counts as a miss: the walk that
   * follows decides about the fault, and sets the dirty bit.
   */
  lookup(page: number, asid: number, access: number): number {
    const at = this.find(page, asid);
    if (at < 0 || !allows(this.#rights[at]!, access)) {
      this.misses += 1;
      return -1;
    }
    this.hits += 1;
    this.#time += 1;
    this.#used[at] = this.#time;
    return this.#frames[at]! + page - this.#pages[at]!;
  }

  /** The number of the entry for a page, or -1; counts nothing. */
  find(page: number, asid: number): number {
    for (const size of this.sizes) {
      const first = size === 1 ? page : page - (page % size);
      const start = this.#setOf(first, size) * this.ways;
      for (let at = start; at < start + this.ways; at += 1) {
        if (this.#pages[at] !== first || this.#sizes[at] !== size) continue;
        if (this.#serves(at, asid)) return at;
      }
    }
    return -1;
  }

  /** The entry of a number; `undefined` where it is free. */
  at(number: number): TlbEntryInSet | undefined {
    const page = this.#pages[number];
    if (page === undefined || page < 0) return undefined;
    return {
      page,
      pages: this.#sizes[number]!,
      asid: this.#asids[number]!,
      frame: this.#frames[number]!,
      rights: this.#rights[number]!,
      set: Math.floor(number / this.ways),
      way: number % this.ways,
    };
  }

  /** Keeps a translation, in place of one of the same page if there is; returns what had to go. */
  insert({ page, pages, asid, frame, rights }: TlbEntry): TlbEntryInSet | undefined {
    if (this.sets === 0) return undefined;
    const start = this.#setOf(page, pages) * this.ways;
    let at = start;
    let same = false;
    for (let way = start; way < start + this.ways && !same; way += 1) {
      same = this.#pages[way] === page && this.#sizes[way] === pages && this.#serves(way, asid);
      // A free entry was used at time 0, so before any other.
      if (same || this.#used[way]! < this.#used[at]!) at = way;
    }
    const evicted = same ? undefined : this.at(at);
    if (evicted) this.evictions += 1;
    this.#pages[at] = page;
    this.#sizes[at] = pages;
    this.#asids[at] = asid;
    this.#frames[at] = frame;
    this.#rights[at] = rights;
    this.#time += 1;
    this.#used[at] = this.#time;
    return evicted;
  }

  /** Forgets everything, global pages too. Each of these returns how many entries went. */
  flush(): number {
    return this.#drop(() => true);
  }

  /** What loading CR3 does without tags: forgets all but global pages. */
  flushNonGlobal(): number {
    return this.#drop((at) => (this.#rights[at]! & flag.global) === 0);
  }

  /** Forgets the pages of one address space, but for global ones. */
  flushSpace(asid: number): number {
    return this.#drop((at) => this.#asids[at] === asid && (this.#rights[at]! & flag.global) === 0);
  }

  /** What INVLPG does: forgets the page that holds `page`, of whatever size. */
  flushPage(page: number, asid: number): number {
    const at = this.find(page, asid);
    return this.#drop((one) => one === at);
  }

  /** What is kept, set by set. */
  entries(): TlbEntryInSet[] {
    return [...this.#pages.keys()].flatMap((at) => this.at(at) ?? []);
  }

  clone(): Tlb {
    const copy = new Tlb(this.#pages.length, this.sets === 0 ? 0 : this.ways, this.sizes);
    copy.#pages.set(this.#pages);
    copy.#sizes.set(this.#sizes);
    copy.#asids.set(this.#asids);
    copy.#frames.set(this.#frames);
    copy.#rights.set(this.#rights);
    copy.#used.set(this.#used);
    copy.#time = this.#time;
    copy.hits = this.hits;
    copy.misses = this.misses;
    copy.evictions = this.evictions;
    return copy;
  }

  #serves(at: number, asid: number): boolean {
    return this.#asids[at] === asid || (this.#rights[at]! & flag.global) !== 0;
  }

  #setOf(first: number, size: number): number {
    return size === 1 ? first % this.sets : Math.floor(first / size) % this.sets;
  }

  #drop(wanted: (at: number) => boolean): number {
    let dropped = 0;
    for (let at = 0; at < this.#pages.length; at += 1) {
      if (this.#pages[at]! < 0 || !wanted(at)) continue;
      this.#pages[at] = -1;
      this.#used[at] = 0;
      dropped += 1;
    }
    return dropped;
  }
}

const writable = flag.writable | flag.dirty;

/** Whether an entry's rights suffice for an access. */
function allows(rights: number, access: number): boolean {
  return (
    ((access & faultBit.write) === 0 || (rights & writable) === writable) &&
    ((access & faultBit.user) === 0 || (rights & flag.user) !== 0) &&
    ((access & faultBit.execute) === 0 || (rights & flag.noExecute) === 0)
  );
}
