const pageBytes = 4096;
const wordsInPage = pageBytes / 8;
const slots = 64;

interface Page {
  readonly words: Float64Array;
  /** Whoever may write here; anyone else makes a copy first. */
  readonly owner: object;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const zeroPage: Page = { words: new Float64Array(wordsInPage), owner: {} };

/** A place that nothing maps was touched: the program would die of SIGSEGV. */
export class Unmapped extends Error {
  readonly address: number;
  constructor(address: number) {
    super(`nothing is mapped at ${address}`);
    this.address = address;
  }
}

/**
 * The words of 8 bytes that malloc reads and writes, in pages that come into being when written and
 * are shared with clones until one of the two writes. A word holds the low 48 bits of what a real one
 * would: addresses of programs fit, and so does any size they can have.
 *
 * The last page below 2^47, where no program can map anything, stands for malloc's own data; and
 * addresses from `beyond` on, which no sum of words reaches, are for what only the model knows.
 */
export class Words {
  static readonly ownPage = 2 ** 47 - pageBytes;
  static readonly beyond = 2 ** 51;

  private owner = {};
  private readonly pages: Map<number, Page>;
  private ranges: Range[];
  private readonly tags = new Float64Array(slots).fill(Number.NaN);
  private readonly near: Page[] = new Array(slots).fill(zeroPage);
  /** What was overwritten since `begin`: address and old value in turn. */
  private readonly undone: number[] = [];
  private written = 0;

  constructor(pages = new Map<number, Page>(), ranges: Range[] = []) {
    this.pages = pages;
    this.ranges = ranges;
  }

  /** @throws Unmapped */
  load(address: number): number {
    const number = Math.floor(address / pageBytes);
    const slot = number & (slots - 1);
    const page = this.tags[slot] === number ? this.near[slot]! : this.fetch(number, slot, address);
    return page.words[(address & (pageBytes - 1)) >>> 3]!;
  }

  /** @throws Unmapped */
  store(address: number, value: number): void {
    const number = Math.floor(address / pageBytes);
    const slot = number & (slots - 1);
    let page = this.tags[slot] === number ? this.near[slot]! : this.fetch(number, slot, address);
    if (page.owner !== this.owner) {
      page = { words: page.words.slice(), owner: this.owner };
      this.pages.set(number, page);
      this.near[slot] = page;
    }
    const index = (address & (pageBytes - 1)) >>> 3;
    this.undone[this.written] = address;
    this.undone[this.written + 1] = page.words[index]!;
    this.written += 2;
    page.words[index] = value;
  }

  /** @throws Unmapped */
  loadByte(address: number): number {
    return Math.floor(this.load(address) / 256 ** (address & 7)) % 256;
  }

  /** `byte` into `count` bytes, as memset. @throws Unmapped */
  fill(address: number, count: number, byte: number): void {
    const end = address + count;
    for (let at = address; at < end; ) {
      const word = at - (at & 7);
      const stop = Math.min(end, word + 8);
      let value = this.load(word);
      // Only 6 of its bytes are kept.
      for (; at < stop; at += 1) {
        const unit = 256 ** (at & 7);
        if ((at & 7) < 6) value += (byte - (Math.floor(value / unit) % 256)) * unit;
      }
      this.store(word, value);
    }
  }

  /** From here on `undo` takes back every store. */
  begin(): void {
    this.written = 0;
  }

  undo(): void {
    const end = this.written;
    for (let at = end - 2; at >= 0; at -= 2) {
      const address = this.undone[at]!;
      if (this.isMapped(address)) this.store(address, this.undone[at + 1]!);
    }
    this.written = 0;
  }

  /** Where a program would have written since `begin`: in each page the first address, in order. */
  pagesWritten(): number[] {
    const first = new Map<number, number>();
    for (let at = 0; at < this.written; at += 2) {
      const address = this.undone[at]!;
      const page = Math.floor(address / pageBytes);
      if (address < Words.ownPage && !first.has(page)) first.set(page, address);
    }
    return [...first.values()];
  }

  isMapped(address: number): boolean {
    if (address >= Words.ownPage && (address < 2 ** 47 || address >= Words.beyond)) return true;
    return this.ranges.some(({ start, end }) => start <= address && address < end);
  }

  /** Whole pages that begin as zeros. */
  map(start: number, bytes: number): void {
    const end = start + bytes;
    const before = this.ranges.findIndex((one) => one.end === start);
    if (before < 0) this.ranges.push({ start, end });
    else this.ranges[before] = { start: this.ranges[before]!.start, end };
  }

  unmap(start: number, bytes: number): void {
    const end = start + bytes;
    this.ranges = this.ranges.flatMap((one) =>
      [
        { start: one.start, end: Math.min(one.end, start) },
        { start: Math.max(one.start, end), end: one.end },
      ].filter((part) => part.start < part.end),
    );
    const [first, last] = [start / pageBytes, end / pageBytes];
    if (last - first < this.pages.size) {
      for (let number = first; number < last; number += 1) this.pages.delete(number);
    } else {
      for (const number of this.pages.keys()) {
        if (number >= first && number < last) this.pages.delete(number);
      }
    }
    this.tags.fill(Number.NaN);
  }

  clone(): Words {
    this.owner = {};
    return new Words(new Map(this.pages), [...this.ranges]);
  }

  private fetch(number: number, slot: number, address: number): Page {
    const page = this.pages.get(number);
    if (!page && !this.isMapped(address)) throw new Unmapped(address);
    this.tags[slot] = number;
    this.near[slot] = page ?? zeroPage;
    return page ?? zeroPage;
  }
}
