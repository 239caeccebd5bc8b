import type { Session } from '../../sandbox/session.ts';
import type { Film } from '../explanation.ts';

/** Samples that are kept: when there are more, every second goes and the rest come half as often. */
const MOST_SAMPLES = 400;
/** Branches and calls between the first samples. */
const FINEST = 128;

/** Records bytes in use while a program runs, sampled where QuickJS polls for interrupts. */
export class FilmRecorder {
  readonly #session: Session;
  readonly #rounds: Film['rounds'] = [];
  #samples: Film['samples'] = [];
  #every = FINEST;
  #begin = 0;
  #peak = 0;
  #origin = 0;
  #last = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * From here on: called when the first round begins. `within`: sample within the rounds, too, for
   * which the engine's counters have to lie where we think.
   */
  start({ within }: { within: boolean }): void {
    if (within) this.#session.poll(this.#every, () => this.#sample());
    this.#origin = this.#session.work;
    this.#take();
  }

  beginRound(): void {
    this.#begin = this.#now;
    this.#peak = 0;
  }

  /** Bytes before the collection at a round's end, when it is called, and after it. */
  endRound(round: number, before: number, after: number): void {
    const [from, to] = [this.#begin, this.#now];
    const peak = Math.max(this.#peak, before, after);
    this.#rounds.push({ round, from, to, peak, before, after });
  }

  get film(): Film {
    return { samples: this.#samples, rounds: this.#rounds, every: this.#every };
  }

  /** Never back: what is polled half as often from here on forgets what was done since the last. */
  get #now(): number {
    const now = Math.round(1e4 * (this.#session.work - this.#origin)) / 1e4;
    this.#last = Math.max(this.#last, now);
    return this.#last;
  }

  #sample(): void {
    this.#take();
    if (this.#samples.length < MOST_SAMPLES) return;
    this.#samples = this.#samples.filter((_, i) => i % 2 === 0);
    this.#every *= 2;
    this.#session.poll(this.#every, () => this.#sample());
  }

  #take(): void {
    const bytes = this.#session.bytesInUse;
    if (bytes > this.#peak) this.#peak = bytes;
    this.#samples.push({ at: this.#now, bytes });
  }
}
