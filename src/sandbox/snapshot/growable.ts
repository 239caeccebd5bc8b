/** Numbers in a typed array that grows by doubling. */
export class Growable {
  #values: Uint32Array;
  length = 0;

  constructor(capacity = 1 << 14) {
    this.#values = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Uint32Array(2 * this.length);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length++] = value;
  }

  at(index: number): number {
    return this.#values[index]!;
  }

  add(index: number, value: number): void {
    this.#values[index]! += value;
  }

  /** What was pushed, without a copy: push no more. */
  done(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }
}
