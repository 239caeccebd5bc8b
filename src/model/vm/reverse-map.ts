import { Column } from './column.ts';

/**
 * From a frame to the page table entries that map it: what reclaim needs to take a page from
 * everybody. Linux finds them through the areas of anon_vma and the file; here each frame has its
 * entry, or a list of them where it is shared, as Linux 2.6.0 had (pte_chain, `union pte` in struct
 * page): the same set, found without a search. An entry is named by its place in memory, in units of
 * 8 bytes, and is never 0; the frame of its table says whose it is.
 */
export class ReverseMap {
  /** The one entry that maps a frame; minus the first link where there are more; 0 for none. */
  readonly #first: Column;
  /** How many entries map a frame, where there are more than one. */
  readonly #counts: Column;
  readonly #entries: Column;
  readonly #next: Column;
  /** The first link that nobody uses; 0 for none, so links are numbered from 1. */
  #unused: number;
  #links: number;

  constructor(of?: ReverseMap) {
    this.#first = of === undefined ? new Column() : of.#first.clone();
    this.#counts = of === undefined ? new Column() : of.#counts.clone();
    this.#entries = of === undefined ? new Column() : of.#entries.clone();
    this.#next = of === undefined ? new Column() : of.#next.clone();
    this.#unused = of === undefined ? 0 : of.#unused;
    this.#links = of === undefined ? 0 : of.#links;
  }

  clone(): ReverseMap {
    return new ReverseMap(this);
  }

  /** How many entries map a frame (page_mapcount). */
  count(frame: number): number {
    const first = this.#first.get(frame);
    if (first < 0) return this.#counts.get(frame);
    return first === 0 ? 0 : 1;
  }

  add(frame: number, entry: number): void {
    const first = this.#first.get(frame);
    if (first === 0) {
      this.#first.set(frame, entry);
      return;
    }
    const rest = first > 0 ? this.#link(first, 0) : -first;
    this.#counts.set(frame, this.count(frame) + 1);
    this.#first.set(frame, -this.#link(entry, rest));
  }

  /** @throws RangeError if the entry does not map the frame. */
  remove(frame: number, entry: number): void {
    const first = this.#first.get(frame);
    if (first === entry) {
      this.#first.set(frame, 0);
      return;
    }
    let before = 0;
    let link = first < 0 ? -first : 0;
    while (link !== 0 && this.#entries.get(link) !== entry) {
      before = link;
      link = this.#next.get(link);
    }
    if (link === 0) throw new RangeError(`entry ${entry} does not map frame ${frame}`);
    const next = this.#next.get(link);
    if (before === 0) this.#first.set(frame, -next);
    else this.#next.set(before, next);
    this.#unlink(link);
    if (this.#counts.add(frame, -1) > 1) return;
    const last = -this.#first.get(frame);
    this.#first.set(frame, this.#entries.get(last));
    this.#unlink(last);
  }

  /** The entry added last, or 0. */
  first(frame: number): number {
    const first = this.#first.get(frame);
    return first < 0 ? this.#entries.get(-first) : first;
  }

  /** All entries, the one added last first; a list of its own, so that they may be removed. */
  entries(frame: number): number[] {
    const first = this.#first.get(frame);
    if (first >= 0) return first === 0 ? [] : [first];
    const found: number[] = [];
    for (let link = -first; link !== 0; link = this.#next.get(link)) {
      found.push(this.#entries.get(link));
    }
    return found;
  }

  #link(entry: number, next: number): number {
    let link = this.#unused;
    if (link === 0) {
      this.#links += 1;
      link = this.#links;
    } else this.#unused = this.#next.get(link);
    this.#entries.set(link, entry);
    this.#next.set(link, next);
    return link;
  }

  #unlink(link: number): void {
    this.#next.set(link, this.#unused);
    this.#unused = link;
  }
}
