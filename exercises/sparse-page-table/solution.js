// Four levels of 512 entries, as on x86-64: 4 × 9 bits are the 36 of a page's number. A table is made
// for the first page that needs it, and dropped with the last one, so what is far from any page costs
// one empty entry high up.
const ENTRIES = 512;
const TOP = 4;
const NOTHING = -1;

/**
 * @typedef {object} Table
 * @property {number} used entries that lead somewhere: at 0 nobody needs the table any more
 * @property {Int32Array | (Table | undefined)[]} entries frames at level 1, tables above it
 */

/**
 * @param {number} level
 * @returns {Table}
 */
function createTable(level) {
  // Frames are nearly all there is, so they get 4 bytes each; the few tables above them may cost more.
  const entries =
    level === 1 ? new Int32Array(ENTRIES).fill(NOTHING) : new Array(ENTRIES).fill(undefined);
  return { used: 0, entries };
}

/** Divided and not shifted, since >> cuts to 32 bits. */
function indexAt(level, page) {
  return Math.floor(page / ENTRIES ** (level - 1)) % ENTRIES;
}

export function createPageTable() {
  const root = createTable(TOP);
  return {
    /**
     * @param {number} page below 2 ** 36
     * @param {number} frame below 2 ** 31
     */
    map(page, frame) {
      let table = root;
      for (let level = TOP; level > 1; level -= 1) {
        const index = indexAt(level, page);
        if (table.entries[index] === undefined) {
          table.entries[index] = createTable(level - 1);
          table.used += 1;
        }
        table = table.entries[index];
      }
      const index = indexAt(1, page);
      // A page that only moves to another frame is counted already.
      if (table.entries[index] === NOTHING) {
        table.used += 1;
      }
      table.entries[index] = frame;
    },
    /** @param {number} page */
    unmap(page) {
      remove(root, TOP, page);
    },
    /**
     * @param {number} page
     * @returns {number | undefined}
     */
    frameOf(page) {
      let table = root;
      for (let level = TOP; level > 1; level -= 1) {
        table = table.entries[indexAt(level, page)];
        if (table === undefined) {
          return undefined;
        }
      }
      const frame = table.entries[indexAt(1, page)];
      return frame === NOTHING ? undefined : frame;
    },
  };
}

/**
 * Takes a page out below `table`, and on the way back up each table that this has emptied.
 * @param {Table} table
 * @param {number} level
 * @param {number} page
 */
function remove(table, level, page) {
  const index = indexAt(level, page);
  const entry = table.entries[index];
  if (level === 1) {
    if (entry !== NOTHING) {
      table.entries[index] = NOTHING;
      table.used -= 1;
    }
  } else if (entry !== undefined) {
    remove(entry, level - 1, page);
    if (entry.used === 0) {
      table.entries[index] = undefined;
      table.used -= 1;
    }
  }
}
