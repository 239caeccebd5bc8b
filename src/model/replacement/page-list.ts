/**
 * Doubly linked lists of pages in two arrays; a page is in at most one of them. Each list is a ring
 * through an end of its own, which stands behind the pages: so no link is ever missing and nothing
 * is allocated.
 */
export class PageList {
  private readonly pages: number;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;

  constructor(pages: number, lists = 1) {
    this.pages = pages;
    this.next = new Int32Array(pages + lists).fill(-1);
    this.previous = new Int32Array(pages + lists).fill(-1);
    for (let end = pages; end < pages + lists; end += 1) {
      this.next[end] = end;
      this.previous[end] = end;
    }
  }

  /** The end of a list: what is before it is last, what is after it is first. */
  end(list = 0): number {
    return this.pages + list;
  }

  /** Whether the page is in a list. */
  has(page: number): boolean {
    return this.next[page]! >= 0;
  }

  /** The page after this one, or the list's end. */
  after(page: number): number {
    return this.next[page]!;
  }

  /** The page before this one, or the list's end. */
  before(page: number): number {
    return this.previous[page]!;
  }

  /** Puts a page that is in no list right before one that is, or last before the end. */
  insert(page: number, before: number): void {
    const previous = this.previous[before]!;
    this.next[previous] = page;
    this.previous[page] = previous;
    this.next[page] = before;
    this.previous[before] = page;
  }

  remove(page: number): void {
    const next = this.next[page]!;
    const previous = this.previous[page]!;
    this.next[previous] = next;
    this.previous[next] = previous;
    this.next[page] = -1;
  }

  /** A list from first to last. */
  all(list = 0): number[] {
    const end = this.end(list);
    const found: number[] = [];
    for (let page = this.next[end]!; page !== end; page = this.next[page]!) found.push(page);
    return found;
  }

  clone(): PageList {
    const copy = new PageList(this.pages, this.next.length - this.pages);
    copy.next.set(this.next);
    copy.previous.set(this.previous);
    return copy;
  }
}
