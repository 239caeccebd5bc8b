/**
 * Work, counted in ticks: QuickJS calls its interrupt handler once in 10,000 branches and calls,
 * exactly repeatably, so a budget of ticks gives the same verdict on a fast machine and a slow one.
 */
export class TickBudget {
  readonly limit: number;
  #used = 0;
  #allowed: number;

  constructor(limit: number) {
    this.limit = limit;
    this.#allowed = limit;
  }

  get used(): number {
    return this.#used;
  }

  get exhausted(): boolean {
    return this.#used > this.#allowed;
  }

  /** Allows as much again from here on, for what must still run after an extension used it up. */
  renew(): void {
    this.#allowed = this.#used + this.limit;
  }

  /** Counts one tick, or a part of one; true where the program must be interrupted. */
  tick(part = 1): boolean {
    this.#used += part;
    return this.exhausted;
  }
}
