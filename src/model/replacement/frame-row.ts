/** Pages in a row in the order they were loaded; one that leaves closes the gap, as in OSTEP's lists. */
export class FrameRow {
  /** How many pages there are. */
  length = 0;
  private readonly row: Int32Array;
  private readonly resident: Uint8Array;

  constructor(frames: number, pages: number) {
    this.row = new Int32Array(frames).fill(-1);
    this.resident = new Uint8Array(pages);
  }

  get full(): boolean {
    return this.length === this.row.length;
  }

  has(page: number): boolean {
    return this.resident[page] === 1;
  }

  at(index: number): number {
    return this.row[index]!;
  }

  push(page: number): void {
    this.row[this.length] = page;
    this.resident[page] = 1;
    this.length += 1;
  }

  /** Takes out the page at an index, and returns it. */
  take(index: number): number {
    const page = this.row[index]!;
    this.row.copyWithin(index, index + 1, this.length);
    this.resident[page] = 0;
    this.length -= 1;
    return page;
  }

  all(): number[] {
    return [...this.row.subarray(0, this.length)];
  }

  clone(): FrameRow {
    const copy = new FrameRow(this.row.length, this.resident.length);
    copy.length = this.length;
    copy.row.set(this.row);
    copy.resident.set(this.resident);
    return copy;
  }
}
