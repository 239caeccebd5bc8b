// style: a class for a set, with a Map whose order is the order of use
class TlbSet {
  #ways;
  #entries = new Map();

  constructor(ways) {
    this.#ways = ways;
  }

  use(key) {
    const frame = this.#entries.get(key);
    if (frame !== undefined) this.put(key, frame);
    return frame;
  }

  put(key, frame) {
    this.#entries.delete(key);
    if (this.#entries.size === this.#ways) this.drop(this.#entries.keys().next().value);
    this.#entries.set(key, frame);
  }

  drop(key) {
    this.#entries.delete(key);
  }

  dropIf(test) {
    for (const key of [...this.#entries.keys()]) if (test(key)) this.drop(key);
  }
}

// A page has 36 bits and an address space 16, so both fit into the 53 bits of a whole number.
const SPACE = 2 ** 36;

export function createTlb({ sets, ways }) {
  const all = Array.from({ length: sets }, () => new TlbSet(ways));
  const setOf = (page) => all[page % sets];
  const keyOf = (asid, page) => asid * SPACE + page;
  return {
    lookup: (asid, page) => setOf(page).use(keyOf(asid, page)),
    insert: (asid, page, frame) => setOf(page).put(keyOf(asid, page), frame),
    invalidate: (asid, page) => setOf(page).drop(keyOf(asid, page)),
    flush: (asid) => {
      for (const set of all) set.dropIf((key) => Math.floor(key / SPACE) === asid);
    },
  };
}
