/**
 * Doubly linked lists of pages in two arrays; a page is in at most one of them. Each list is a ring
 * through an end of its own, which stands behind the pages: so no link is ever missing and nothing
 * is allocated.
 */
export class PageList {
  readonly pages: number;
  /** The page after each, or the list's end; -1 for a page in no list. */
  readonly next: Int32Array;
  readonly previous: Int32Array;

  constructor(pages: number, lists = 1) {
    this.pages = pages;
    this.next = new Int32Array(pages + lists).fill(-1);
    this.previous = new Int32Array(pages + lists).fill(-1);
    for (let end = pages; end < pages + lists; end += 1) {
      this.next[end] = end;
      this.previous[end] = end;
    }
  }

  /** The end of a list: the page after it is the first, the page before it the last. */
  end(list = 0): number {
    return this.pages + list;
  }

  /** Whether the page is in a list. */
  has(page: number): boolean {
    return this.next[page]! >= 0;
  }

  /** Puts a page that is in no list right before another, or last before the end. */
  insert(page: number, before: number): void {
    const { next, previous } = this;
    const after = previous[before]!;
    next[after] = page;
    previous[page] = after;
    next[page] = before;
    previous[before] = page;
  }

  remove(page: number): void {
    this.unlink(page);
    this.next[page] = -1;
  }

  move(page: number, before: number): void {
    this.unlink(page);
    this.insert(page, before);
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

  private unlink(page: number): void {
    const { next, previous } = this;
    const after = next[page]!;
    const before = previous[page]!;
    next[before] = after;
    previous[after] = before;
  }
}
