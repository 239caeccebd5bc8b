/**
 * The numbers of pages as a script has them, and as a policy wants them: from 0 on, in the order they
 * were met. It only grows, so engines can share it: a page that one of them alone has met makes no
 * difference to what the others do.
 */
export class PageNumbers {
  private readonly ids = new Map<number, number>();
  private readonly pages: number[] = [];

  get size(): number {
    return this.pages.length;
  }

  /** The policy's number of a page, a new one if it was never met. */
  idOf(page: number): number {
    const id = this.ids.get(page) ?? this.pages.push(page) - 1;
    this.ids.set(page, id);
    return id;
  }

  /** `undefined` for -1, no page. */
  pageOf(id: number): number | undefined {
    return this.pages[id];
  }
}
