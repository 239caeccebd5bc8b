/** A free block: `bytes` bytes from `address` on. */
export interface Hole {
  readonly address: number;
  readonly bytes: number;
}

/** Free memory as a list of blocks in address order, with no two that touch. */
export class FreeList {
  private holes: Hole[];

  constructor(holes: readonly Hole[]) {
    this.holes = holes.filter(({ bytes }) => bytes > 0);
  }

  get blocks(): readonly Hole[] {
    return this.holes;
  }

  clone(): FreeList {
    return new FreeList(this.holes);
  }

  /** Whether a block is large enough. */
  has(bytes: number): boolean {
    return this.holes.some((hole) => hole.bytes >= bytes);
  }

  /** Takes the front of the lowest block that is large enough (first fit); gives its address. */
  take(bytes: number): number | undefined {
    const at = this.holes.findIndex((hole) => hole.bytes >= bytes);
    if (at < 0) return undefined;
    const { address, bytes: whole } = this.holes[at]!;
    if (whole === bytes) this.holes.splice(at, 1);
    else this.holes[at] = { address: address + bytes, bytes: whole - bytes };
    return address;
  }

  /** Gives memory back, joined to the free blocks it touches. */
  release(address: number, bytes: number): void {
    let at = 0;
    for (let end = this.holes.length; at < end; ) {
      const middle = (at + end) >> 1;
      if (this.holes[middle]!.address < address) at = middle + 1;
      else end = middle;
    }
    const before = this.holes[at - 1];
    const after = this.holes[at];
    const joinsBefore = before !== undefined && before.address + before.bytes === address;
    const joinsAfter = after !== undefined && address + bytes === after.address;
    const start = joinsBefore ? before.address : address;
    const size = bytes + (joinsBefore ? before.bytes : 0) + (joinsAfter ? after.bytes : 0);
    const from = joinsBefore ? at - 1 : at;
    const count = (joinsBefore ? 1 : 0) + (joinsAfter ? 1 : 0);
    this.holes.splice(from, count, { address: start, bytes: size });
  }
}
