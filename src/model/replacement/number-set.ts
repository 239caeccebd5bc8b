/**
 * A set of whole numbers 0…limit-1 that finds its lowest and highest member in a handful of steps:
 * a bit for each number, a bit for each word of 32 bits that is not empty, and so on up to one word.
 */
export class NumberSet {
  private readonly levels: Int32Array[] = [];

  constructor(limit: number) {
    for (let size = limit; this.levels.length === 0 || size > 1; ) {
      size = Math.ceil(size / 32);
      this.levels.push(new Int32Array(size));
    }
  }

  add(number: number): void {
    let at = number;
    for (const words of this.levels) {
      const before = words[at >>> 5]!;
      words[at >>> 5] = before | (1 << at);
      if (before !== 0) return;
      at >>>= 5;
    }
  }

  remove(number: number): void {
    let at = number;
    for (const words of this.levels) {
      const after = words[at >>> 5]! & ~(1 << at);
      words[at >>> 5] = after;
      if (after !== 0) return;
      at >>>= 5;
    }
  }

  /** The highest member; the set must have one. */
  highest(): number {
    let at = 0;
    for (let level = this.levels.length - 1; level >= 0; level -= 1) {
      at = (at << 5) | (31 - Math.clz32(this.levels[level]![at]!));
    }
    return at;
  }

  /** The lowest member; the set must have one. */
  lowest(): number {
    let at = 0;
    for (let level = this.levels.length - 1; level >= 0; level -= 1) {
      const word = this.levels[level]![at]!;
      at = (at << 5) | (31 - Math.clz32(word & -word));
    }
    return at;
  }

  clone(): NumberSet {
    const copy = new NumberSet(0);
    copy.levels.splice(0, 1, ...this.levels.map((words) => words.slice()));
    return copy;
  }
}
