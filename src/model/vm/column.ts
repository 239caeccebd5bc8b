const chunkBits = 8;
const chunkSize = 1 << chunkBits;
const within = chunkSize - 1;

/**
 * Whole numbers by index, 0 where none was set, of any length: a field of `struct page` for every
 * frame, say. A clone costs nothing but a list of chunks: both sides share a chunk until one of them
 * writes to it, so that the many checkpoints of a long trace hold only what changed between them.
 */
export class Column {
  #chunks: (Float64Array | Int32Array | undefined)[] = [];
  /** 1 for a chunk that no clone shares. */
  #own: Uint8Array = new Uint8Array(4);
  readonly #wide: boolean;

  /** @param wide for numbers up to 2^53; without it they are signed and have 32 bits. */
  constructor(wide = false) {
    this.#wide = wide;
  }

  get(index: number): number {
    const chunk = this.#chunks[index >>> chunkBits];
    return chunk === undefined ? 0 : chunk[index & within]!;
  }

  set(index: number, value: number): void {
    const number = index >>> chunkBits;
    if (this.#own[number] === 1) this.#chunks[number]![index & within] = value;
    else if (this.get(index) !== value) this.#ownChunk(number)[index & within] = value;
  }

  add(index: number, change: number): number {
    const value = this.get(index) + change;
    this.set(index, value);
    return value;
  }

  /** Sets and clears bits. */
  change(index: number, set: number, clear: number): void {
    const before = this.get(index);
    const after = (before & ~clear) | set;
    if (after !== before) this.set(index, after);
  }

  /** The indices that hold anything but 0, in order. */
  *used(): Generator<number> {
    for (const [number, chunk] of this.#chunks.entries()) {
      if (chunk === undefined) continue;
      for (let at = 0; at < chunkSize; at += 1) {
        if (chunk[at] !== 0) yield number * chunkSize + at;
      }
    }
  }

  clone(): Column {
    const copy = new Column(this.#wide);
    copy.#chunks = this.#chunks.slice();
    copy.#own = new Uint8Array(this.#own.length);
    this.#own.fill(0);
    return copy;
  }

  #ownChunk(number: number): Float64Array | Int32Array {
    if (number >= this.#own.length) {
      const own = new Uint8Array(2 * number + 1);
      own.set(this.#own);
      this.#own = own;
    }
    const old = this.#chunks[number];
    const chunk = old?.slice() ?? new (this.#wide ? Float64Array : Int32Array)(chunkSize);
    // A hole would make the list slow; chunks far out are rare, so it is filled up to there.
    while (this.#chunks.length < number) this.#chunks.push(undefined);
    this.#chunks[number] = chunk;
    this.#own[number] = 1;
    return chunk;
  }
}
