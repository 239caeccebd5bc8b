import { costs } from '../vm/costs.ts';

/** A disk that answers in simulated time, in nanoseconds. */
interface Speed {
  /** The first page of a request, and each further one. */
  readonly first: number;
  readonly next: number;
  /** One request at a time: others queue. */
  readonly queues: boolean;
}

const speeds: Readonly<Record<'hdd' | 'ssd', Speed>> = {
  // A seek is 10 ms in Norvig and Dean's numbers; 4 KiB at 150 MB/s are 27 µs.
  hdd: { first: 10e6, next: 27_000, queues: true },
  // Many requests at once are what such a drive is good at: none waits for another.
  ssd: { first: costs.readPage, next: costs.readNextPage, queues: false },
};

export class Disk {
  readonly #speed: Speed;
  #freeAt = 0;

  constructor(kind: 'hdd' | 'ssd') {
    this.#speed = speeds[kind];
  }

  /** When a request of some pages, made now, is answered. */
  read(now: number, pages: number): number {
    const { first, next, queues } = this.#speed;
    const start = queues ? Math.max(now, this.#freeAt) : now;
    this.#freeAt = start + first + (pages - 1) * next;
    return this.#freeAt;
  }
}
