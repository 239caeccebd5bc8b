import { LAYOUT } from '../layout.ts';

const IN_USE = 2;
const MARK = 4;
const SIZE = ~7;
/** Bytes of dlmalloc's header before what malloc gives. */
const HEADER = 8;

/** How often each site was counted, by round and site. */
type Tally = Map<number, number>[];

/**
 * Of each object on the heap, by its place (an eighth of the distance from the heap's base), which
 * site made it and in which round; and the sums.
 */
export class BirthRecords {
  /** By round, then site: objects made. */
  readonly made: Tally = [];
  /** The class of the first object that each site was seen to make as its value. */
  readonly classes = new Map<number, number>();
  #sites = new Uint16Array(1 << 16);
  #rounds = new Uint8Array(1 << 16);
  // When it was reported as made on the way; 0 where an expression gave it as its value.
  #clocks = new Uint32Array(1 << 16);

  add(object: number, site: number, round: number, clock: number, classId: number): void {
    const place = (object - LAYOUT.heapBase) >>> 3;
    if (place >= this.#sites.length) this.#raise(place + 1);
    this.#sites[place] = site;
    this.#rounds[place] = round;
    this.#clocks[place] = clock;
    this.#count(site, round, 1);
    if (clock === 0 && !this.classes.has(site)) this.classes.set(site, classId);
  }

  /** Gives an object that was made on the way, since `began`, to the site whose value it is. */
  move(object: number, site: number, round: number, began: number, classId: number): void {
    const place = (object - LAYOUT.heapBase) >>> 3;
    const clock = this.#clocks[place] ?? 0;
    if (clock === 0 || clock < began || this.#rounds[place] !== round) return;
    this.#count(this.#sites[place]!, round, -1);
    this.add(object, site, round, 0, classId);
  }

  /** Marks all that is in use: what nobody reported is old from here on, and nobody's. */
  adopt(words: Uint32Array): void {
    this.#walk(words, (object, word, head) => {
      if ((head & MARK) !== 0) return;
      words[word] = head | MARK;
      this.#forget(object);
    });
  }

  /** By site, the objects made in `round` that are alive. */
  alive(words: Uint32Array, round: number): Map<number, number> {
    const counts = new Map<number, number>();
    this.#walk(words, (object, _, head) => {
      const place = (object - LAYOUT.heapBase) >>> 3;
      const site = this.#sites[place] ?? 0;
      if (site === 0 || this.#rounds[place] !== round || (head & MARK) === 0) return;
      // Only weak references hold the memory of an object whose count is 0.
      if (words[object >>> 2] === 0) return;
      counts.set(site, (counts.get(site) ?? 0) + 1);
    });
    return counts;
  }

  #walk(words: Uint32Array, visit: (object: number, word: number, head: number) => void): void {
    for (let word = (LAYOUT.heapBase >> 2) + 1; word < words.length; ) {
      const head = words[word]!;
      const size = (head & SIZE) >>> 0;
      if (size === 0) break;
      if ((head & IN_USE) !== 0) visit((word << 2) - 4 + HEADER, word, head);
      word += size >>> 2;
    }
  }

  #count(site: number, round: number, change: number): void {
    if (site === 0) return;
    this.made[round] ??= new Map();
    const counts = this.made[round];
    counts.set(site, (counts.get(site) ?? 0) + change);
  }

  #forget(object: number): void {
    const place = (object - LAYOUT.heapBase) >>> 3;
    if (place < this.#sites.length) this.#sites[place] = 0;
  }

  #raise(top: number): void {
    const wider = Math.max(2 * this.#sites.length, top);
    const [sites, rounds, clocks] = [this.#sites, this.#rounds, this.#clocks];
    this.#sites = new Uint16Array(wider);
    this.#rounds = new Uint8Array(wider);
    this.#clocks = new Uint32Array(wider);
    this.#sites.set(sites);
    this.#rounds.set(rounds);
    this.#clocks.set(clocks);
  }
}
