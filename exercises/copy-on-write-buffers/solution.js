/**
 * @typedef {object} Buffer
 * @property {number} length in bytes
 * @property {(i: number) => number} get
 * @property {(i: number, value: number) => void} set
 * @property {() => Buffer} clone
 */

const PAGE = 4096;

/**
 * @param {Uint8Array} bytes
 * @returns {Buffer}
 */
export function createBuffer(bytes) {
  const pages = [];
  for (let at = 0; at < bytes.length; at += PAGE) {
    pages.push(bytes.slice(at, at + PAGE));
  }
  return bufferOf(bytes.length, pages, true);
}

/**
 * @param {number} length
 * @param {Uint8Array[]} pages this buffer's page table: its own, though pages may be shared
 * @param {boolean} isAlone whether nobody else has these pages
 * @returns {Buffer}
 */
function bufferOf(length, pages, isAlone) {
  // 1 for pages that no other buffer can see: the writable flags of the page table.
  const owned = new Uint8Array(pages.length).fill(isAlone ? 1 : 0);
  return {
    length,
    get(i) {
      return pages[Math.floor(i / PAGE)][i % PAGE];
    },
    set(i, value) {
      const page = Math.floor(i / PAGE);
      if (owned[page] === 0) {
        // The page fault of fork: a copy for whoever writes, the old page for whoever else has it.
        pages[page] = pages[page].slice();
        owned[page] = 1;
      }
      pages[page][i % PAGE] = value;
    },
    clone() {
      // From now on both share every page, so neither may write to any: this one no more than the
      // clone. Neither knows of the other, so whichever is dropped is held by nobody.
      owned.fill(0);
      return bufferOf(length, pages.slice(), false);
    },
  };
}
