/** The sandbox's time: starts at a fixed moment and moves only when it is told to. */
export class VirtualClock {
  static readonly start = Date.UTC(2026, 0, 1);
  #now = VirtualClock.start;

  /** Milliseconds since 1970, UTC. */
  get now(): number {
    return this.#now;
  }

  /** Moves on to `time`, in milliseconds since 1970; never back. */
  moveTo(time: number): void {
    if (time > this.#now) this.#now = time;
  }
}
