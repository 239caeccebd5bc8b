/** include/linux/sched/loadavg.h and psi.h: 11 bits of fraction, and e^(-2 s / window) in them. */
const fixedOne = 2048;
const decays = [1677, 1981, 2034] as const;

/** Averages are taken every 2 s; the kernel adds a clock tick against beats (PSI_FREQ). */
const periodNs = 2e9;

type Averages = [number, number, number];

/** One line of /proc/pressure/memory: averages in per cent, in steps of a hundredth; total in µs. */
export interface PressureLine {
  readonly avg10: number;
  readonly avg60: number;
  readonly avg300: number;
  readonly total: number;
}

/**
 * How much time tasks lost for want of memory, as kernel/sched/psi.c accounts it: `some` while at
 * least one task waits, `full` while all that have work wait. One CPU; the kernel weighs several
 * by the time that they are not idle. Time is in nanoseconds from 0.
 */
export class Pressure {
  #now = 0;
  #lastUpdate = 0;
  #some = 0;
  #full = 0;
  #seenSome = 0;
  #seenFull = 0;
  readonly #averages = {
    some: [0, 0, 0] as Averages,
    full: [0, 0, 0] as Averages,
  };

  /**
   * From `start` to `end`, `tasks` tasks waited for memory, out of `nonidle` that waited for it or
   * wanted the CPU. Spans come in order and don't overlap: cut them where a task starts or ends
   * to wait. `[start, end)` without tasks is time like any other.
   *
   * @throws RangeError if the span is before one that is already accounted.
   */
  stall(start: number, end: number, tasks: number, nonidle: number): void {
    if (start < this.#now || end < start) {
      throw new RangeError(`stall ${start}…${end} ns after ${this.#now} ns`);
    }
    this.advance(start);
    while (this.#now < end) {
      const until = Math.min(end, this.#lastUpdate + periodNs);
      const span = until - this.#now;
      if (tasks > 0) this.#some += span;
      if (tasks > 0 && tasks >= nonidle) this.#full += span;
      this.#reach(until);
    }
  }

  /** Time passes and nobody waits. */
  advance(now: number): void {
    while (this.#now < now) this.#reach(Math.min(now, this.#lastUpdate + periodNs));
  }

  get now(): number {
    return this.#now;
  }

  get some(): PressureLine {
    return lineOf(this.#averages.some, this.#some);
  }

  get full(): PressureLine {
    return lineOf(this.#averages.full, this.#full);
  }

  /** The two lines that /proc/pressure/memory gives. */
  print(): string {
    return `${print('some', this.some)}\n${print('full', this.full)}\n`;
  }

  clone(): Pressure {
    const copy = new Pressure();
    copy.#now = this.#now;
    copy.#lastUpdate = this.#lastUpdate;
    copy.#some = this.#some;
    copy.#full = this.#full;
    copy.#seenSome = this.#seenSome;
    copy.#seenFull = this.#seenFull;
    copy.#averages.some = [...this.#averages.some];
    copy.#averages.full = [...this.#averages.full];
    return copy;
  }

  #reach(time: number): void {
    this.#now = time;
    if (time < this.#lastUpdate + periodNs) return;
    average(this.#averages.some, this.#some - this.#seenSome);
    average(this.#averages.full, this.#full - this.#seenFull);
    this.#seenSome = this.#some;
    this.#seenFull = this.#full;
    this.#lastUpdate = time;
  }
}

/** Each average moves towards the share of the last period (calc_avgs, calc_load). */
function average(averages: Averages, stalled: number): void {
  const share = Math.floor((stalled * 100) / periodNs) * fixedOne;
  decays.forEach((decay, at) => {
    const old = averages[at]!;
    const sum = old * decay + share * (fixedOne - decay);
    // Rounds up on the way up, or a constant share would never be reached.
    averages[at] = Math.floor((share >= old ? sum + fixedOne - 1 : sum) / fixedOne);
  });
}

/** Two decimals, cut off and not rounded (LOAD_INT, LOAD_FRAC). */
function lineOf([avg10, avg60, avg300]: Averages, total: number): PressureLine {
  const percent = (fixed: number) => Math.floor((fixed * 100) / fixedOne) / 100;
  return {
    avg10: percent(avg10),
    avg60: percent(avg60),
    avg300: percent(avg300),
    total: Math.floor(total / 1000),
  };
}

function print(name: string, line: PressureLine): string {
  const averages = (['avg10', 'avg60', 'avg300'] as const)
    .map((key) => `${key}=${line[key].toFixed(2)}`)
    .join(' ');
  return `${name} ${averages} total=${line.total}`;
}
