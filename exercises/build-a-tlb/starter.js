/**
 * @param {{ sets: number, ways: number }} _shape so far it has none
 */
export function createTlb(_shape) {
  /** @type {Map<string, number>} */
  const frames = new Map();
  return {
    /**
     * @param {number} asid the address space, below 2 ** 16
     * @param {number} page below 2 ** 36
     * @returns {number | undefined} the frame; undefined for a miss
     */
    lookup(asid, page) {
      return frames.get(`${asid}:${page}`);
    },
    /**
     * @param {number} asid
     * @param {number} page
     * @param {number} frame
     */
    insert(asid, page, frame) {
      frames.set(`${asid}:${page}`, frame);
    },
    /**
     * @param {number} asid
     * @param {number} page
     */
    invalidate(asid, page) {
      frames.delete(`${asid}:${page}`);
    },
    /** @param {number} asid */
    flush(asid) {
      for (const key of frames.keys()) {
        if (key.startsWith(`${asid}:`)) {
          frames.delete(key);
        }
      }
    },
  };
}
