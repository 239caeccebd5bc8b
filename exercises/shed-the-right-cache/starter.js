/**
 * @typedef {object} Built
 * @property {Uint8Array} data
 * @property {number} cost in milliseconds
 */

/** @param {number} _limit bytes that all data in the store may take together */
export function createStore(_limit) {
  /** @type {Map<string, Built>} */
  const store = new Map();

  return {
    /**
     * @param {string} key
     * @param {(key: string) => Built} build
     * @returns {Uint8Array}
     */
    get(key, build) {
      let entry = store.get(key);
      if (!entry) {
        entry = build(key);
        store.set(key, entry);
      }
      return entry.data;
    },
  };
}
