/** Numbers in [0, 1) for the policies that choose by chance; `randomOf(seed)` is one such stream. */
export interface Draws {
  next(): number;
  /** Goes on from the same place. */
  clone(): Draws;
}

/** Draws that are given beforehand, as a published run recorded them. */
export class GivenDraws implements Draws {
  /** How many have been taken. */
  taken: number;
  private readonly numbers: readonly number[];

  constructor(numbers: readonly number[], taken = 0) {
    this.numbers = numbers;
    this.taken = taken;
  }

  /** @throws RangeError when none is left. */
  next(): number {
    const number = this.numbers[this.taken];
    if (number === undefined) {
      throw new RangeError(`${this.numbers.length} draws were given and one more is needed`);
    }
    this.taken += 1;
    return number;
  }

  clone(): GivenDraws {
    return new GivenDraws(this.numbers, this.taken);
  }
}
