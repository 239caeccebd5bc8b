import { Column } from './column.ts';

/**
 * From a frame to the page table entries that map it: what reclaim needs to take a page from
 * everybody. Linux finds them through the areas of anon_vma and the file; here each frame has a list
 * of its entries, as Linux 2.5 had (pte_chain): the same set, found without a search. An entry is
 * named by its place in memory, in units of 8 bytes; the frame of its table says whose it is.
 */
export class ReverseMap {
  /** How many entries map a frame (page_mapcount). */
  readonly #counts: Column;
  /** The first link of a frame's list. */
  readonly #first: Column;
  readonly #entries: Column;
  readonly #next: Column;
  /** The first link that nobody uses; 0 for none, so links are numbered from 1. */
  #unused: number;
  #links: number;

  constructor(of?: ReverseMap) {
    this.#counts = of === undefined ? new Column() : of.#counts.clone();
    this.#first = of === undefined ? new Column() : of.#first.clone();
    this.#entries = of === undefined ? new Column() : of.#entries.clone();
    this.#next = of === undefined ? new Column() : of.#next.clone();
    this.#unused = of === undefined ? 0 : of.#unused;
    this.#links = of === undefined ? 0 : of.#links;
  }

  clone(): ReverseMap {
    return new ReverseMap(this);
  }

  count(frame: number): number {
    return this.#counts.get(frame);
  }

  add(frame: number, entry: number): void {
    let link = this.#unused;
    if (link === 0) {
      this.#links += 1;
      link = this.#links;
    } else this.#unused = this.#next.get(link);
    this.#entries.set(link, entry);
    this.#next.set(link, this.#first.get(frame));
    this.#first.set(frame, link);
    this.#counts.add(frame, 1);
  }

  /** @throws RangeError if the entry does not map the frame. */
  remove(frame: number, entry: number): void {
    let before = 0;
    let link = this.#first.get(frame);
    while (link !== 0 && this.#entries.get(link) !== entry) {
      before = link;
      link = this.#next.get(link);
    }
    if (link === 0) throw new RangeError(`entry ${entry} does not map frame ${frame}`);
    if (before === 0) this.#first.set(frame, this.#next.get(link));
    else this.#next.set(before, this.#next.get(link));
    this.#next.set(link, this.#unused);
    this.#unused = link;
    this.#counts.add(frame, -1);
  }

  /** The entry added last, or 0. */
  first(frame: number): number {
    const link = this.#first.get(frame);
    return link === 0 ? 0 : this.#entries.get(link);
  }

  /** All entries, the one added last first; a list of its own, so that they may be removed. */
  entries(frame: number): number[] {
    const found: number[] = [];
    for (let link = this.#first.get(frame); link !== 0; link = this.#next.get(link)) {
      found.push(this.#entries.get(link));
    }
    return found;
  }
}
