/**
 * @typedef {object} Built
 * @property {Uint8Array} data
 * @property {number} cost in milliseconds
 */

/** @param {number} limit bytes that all data in the store may take together */
export function createStore(limit) {
  /** @type {Map<string, Built>} */
  const store = new Map();
  let bytes = 0;

  return {
    /**
     * @param {string} key
     * @param {(key: string) => Built} build
     * @returns {Uint8Array}
     */
    get(key, build) {
      const known = store.get(key);
      if (known) return known.data;
      const entry = build(key);
      // It is put in first and judged with the others: it may be the worst of all.
      store.set(key, entry);
      bytes += entry.data.length;
      while (bytes > limit) dropCheapest();
      return entry.data;
    },
  };

  // All keys are equally likely, so an entry saves its cost as often as any other does. What it takes
  // for that is its bytes: whoever saves the fewest milliseconds for a byte goes. With a few dozen
  // entries a walk over all of them is nothing beside the milliseconds of building one.
  function dropCheapest() {
    let cheapest;
    let least = Number.POSITIVE_INFINITY;
    for (const [key, { data, cost }] of store) {
      if (cost / data.length >= least) continue;
      least = cost / data.length;
      cheapest = key;
    }
    bytes -= store.get(cheapest).data.length;
    store.delete(cheapest);
  }
}
