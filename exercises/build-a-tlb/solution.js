/**
 * @typedef {object} Entry
 * @property {number} asid the address space that it belongs to
 * @property {number} page
 * @property {number} frame
 */

/**
 * @param {{ sets: number, ways: number }} shape
 */
export function createTlb({ sets, ways }) {
  // Each set in the order of use: the entry used longest ago comes first. With a few ways an array
  // that is searched from end to end is as good as anything; hardware compares all ways at once.
  /** @type {Entry[][]} */
  const entries = Array.from({ length: sets }, () => []);

  /**
   * Takes an entry out of its set, for good or to put it back at the end.
   * @param {number} asid
   * @param {number} page below 2 ** 36
   * @returns {Entry | undefined}
   */
  function take(asid, page) {
    const set = entries[page % sets];
    // The tag is both: the same page of another address space is another page.
    const index = set.findIndex((entry) => entry.page === page && entry.asid === asid);
    return index === -1 ? undefined : set.splice(index, 1)[0];
  }

  return {
    /**
     * @param {number} asid the address space, below 2 ** 16
     * @param {number} page
     * @returns {number | undefined} the frame; undefined for a miss
     */
    lookup(asid, page) {
      const entry = take(asid, page);
      if (entry === undefined) {
        return undefined;
      }
      entries[page % sets].push(entry);
      return entry.frame;
    },
    /**
     * @param {number} asid
     * @param {number} page
     * @param {number} frame
     */
    insert(asid, page, frame) {
      // What is known of this page is out of date; taken out, it also makes room.
      take(asid, page);
      const set = entries[page % sets];
      if (set.length === ways) {
        set.shift();
      }
      set.push({ asid, page, frame });
    },
    /**
     * @param {number} asid
     * @param {number} page
     */
    invalidate(asid, page) {
      take(asid, page);
    },
    /** @param {number} asid */
    flush(asid) {
      // Nothing is noted of an address space outside its entries, so nothing of it can stay.
      for (let index = 0; index < sets; index += 1) {
        entries[index] = entries[index].filter((entry) => entry.asid !== asid);
      }
    },
  };
}
