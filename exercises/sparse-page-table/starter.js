const ENTRIES = 2 ** 14;
const NOTHING = -1;

export function createPageTable() {
  /** @type {Map<number, Int32Array>} the upper 22 bits of a page's number lead to a table */
  const tables = new Map();
  return {
    /**
     * @param {number} page below 2 ** 36
     * @param {number} frame below 2 ** 31
     */
    map(page, frame) {
      const index = Math.floor(page / ENTRIES);
      if (!tables.has(index)) {
        tables.set(index, new Int32Array(ENTRIES).fill(NOTHING));
      }
      tables.get(index)[page % ENTRIES] = frame;
    },
    /** @param {number} page */
    unmap(page) {
      const table = tables.get(Math.floor(page / ENTRIES));
      if (table !== undefined) {
        table[page % ENTRIES] = NOTHING;
      }
    },
    /**
     * @param {number} page
     * @returns {number | undefined}
     */
    frameOf(page) {
      const frame = tables.get(Math.floor(page / ENTRIES))?.[page % ENTRIES] ?? NOTHING;
      return frame === NOTHING ? undefined : frame;
    },
  };
}
