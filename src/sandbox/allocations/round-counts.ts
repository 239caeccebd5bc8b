import type { AllocationCount, AllocationSite } from './allocation-count.ts';
import type { Births } from './births.ts';
import { classWord } from './born-classes.ts';
import type { Site } from './site.ts';

type Counts = ReadonlyMap<number, number>;

const WARM_UP = 8;
/** What is alive so many rounds later stays; what is replaced each round is gone by then. */
const LATER = 4;
const NONE: Counts = new Map();

/** What each round made, and what of it was alive after the round and four rounds later. */
export class RoundCounts {
  readonly births: Births;
  readonly #words: Uint32Array;
  readonly #survived: Counts[] = [];
  readonly #kept: Counts[] = [];

  constructor(births: Births, memory: WebAssembly.Memory) {
    this.births = births;
    this.#words = new Uint32Array(memory.buffer);
  }

  /** How many rounds were finished. */
  get length(): number {
    return this.#survived.length;
  }

  get spent(): boolean {
    return this.births.spent;
  }

  /** Loads the workload, whose code is new to the heap and not made from the program's text. */
  preparing<T>(work: () => T): T {
    const before = this.births.codeFromText;
    const result = work();
    this.births.codeFromText = before;
    this.births.adopt();
    return result;
  }

  start(round: number): void {
    this.births.startRound(round);
  }

  /** After the round and its collection. */
  finish(round: number): void {
    if (this.spent) return;
    const { records } = this.births;
    this.#survived.push(records.alive(this.#words, round));
    if (round >= LATER) this.#kept.push(records.alive(this.#words, round - LATER));
  }

  /**
   * Means over the rounds in the middle: after the warm-up, and with enough to follow. Where there
   * are few rounds, over what there is.
   */
  summary(sites: readonly Site[]): AllocationCount {
    const { made, classes } = this.births.records;
    const settled = Math.min(WARM_UP, Math.floor(this.length / 3));
    // Of a run that was soon over, a round that was followed long enough comes before a warm one.
    const followed = this.#kept.length;
    const first = followed === 0 ? settled : Math.min(settled, followed - 1);
    const end = Math.max(this.#kept.length, Math.min(first + 1, this.length));
    const rounds = Math.max(0, end - first);
    const mean = (sum: number) => (rounds === 0 ? 0 : Math.round((1000 * sum) / rounds) / 1000);
    const sum = (list: readonly Counts[], of: (counts: Counts) => number) => {
      let all = 0;
      for (let i = first; i < end; i += 1) all += of(list[i] ?? NONE);
      return mean(all);
    };
    const ofSite = (list: readonly Counts[], n: number) =>
      sum(list, (counts) => counts.get(n) ?? 0);
    const ofAll = (list: readonly Counts[]) =>
      sum(list, (counts) => [...counts.values()].reduce((all, count) => all + count, 0));
    const rows = sites.flatMap((site, n): AllocationSite[] => {
      const count = ofSite(made, n);
      if (n === 0 || count === 0) return [];
      const { line, column } = site;
      const what = site.isCall ? `${classWord(classes.get(n) ?? 0)} from ${site.what}` : site.what;
      const survived = ofSite(this.#survived, n);
      return [{ line, column, what, made: count, survived, kept: ofSite(this.#kept, n) }];
    });
    rows.sort((a, b) => b.made - a.made || a.line - b.line || a.column - b.column);
    return {
      perRound: ofAll(made),
      survivedPerRound: ofAll(this.#survived),
      keptPerRound: ofAll(this.#kept),
      rounds,
      sites: rows,
    };
  }
}
