// Everything is counted in words of 4 bytes. A block begins with a header of one word: its length in
// words, and two bits. It has an even length and begins at an odd word, so that what comes after the
// header lies at a multiple of 8 bytes. A free block also uses the words that nobody else needs:
//
//   live   | length, bits | what was asked for …                  |
//   free   | length, bits | next free | previous free | … | length |
//
// The length at the end of a free block is how the block behind it finds its beginning.
const USED = 1;
/** The block before this one is live, so the word before this header isn't a length. */
const BEFORE_USED = 2;
const SMALLEST = 4;
/** Word 0 belongs to no block: it says where the list of free blocks begins. 0 ends the list. */
const HEAD = 0;
const FIRST = 1;

/**
 * @param {ArrayBuffer} buffer all zeros
 */
export function createHeap(buffer) {
  const words = new Int32Array(buffer);
  // The last word is the header of a block of length 0 that is never free: there merging ends.
  const last = words.length - 1;
  words[last] = USED;
  setFree(FIRST, last - FIRST);

  return {
    /**
     * @param {number} bytes more than 0
     * @returns {number} an offset, or -1
     */
    malloc(bytes) {
      const need = Math.max(SMALLEST, 2 * Math.ceil((bytes + 4) / 8));
      const block = bestFit(need);
      if (block === 0) return -1;
      leaveList(block);
      const length = lengthOf(block);
      const rest = length - need;
      if (rest >= SMALLEST) {
        words[block] = (need << 2) | BEFORE_USED | USED;
        setFree(block + need, rest);
      } else {
        words[block] |= USED;
        words[block + length] |= BEFORE_USED;
      }
      return 4 * (block + 1);
    },

    /** @param {number} offset one that malloc gave, and that is not free */
    free(offset) {
      let block = offset / 4 - 1;
      let length = lengthOf(block);
      const behind = block + length;
      if ((words[behind] & USED) === 0) {
        leaveList(behind);
        length += lengthOf(behind);
      }
      if ((words[block] & BEFORE_USED) === 0) {
        const before = words[block - 1];
        block -= before;
        length += before;
        leaveList(block);
      }
      setFree(block, length);
    },
  };

  function lengthOf(block) {
    return words[block] >> 2;
  }

  // The smallest that is large enough: it leaves large blocks, and the untouched end of the heap, whole
  // for those who need them. Only free blocks are walked over, and there are few of them.
  function bestFit(need) {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let block = words[HEAD]; block !== 0; block = words[block + 1]) {
      const length = lengthOf(block);
      if (length < need || length >= least) continue;
      best = block;
      least = length;
      if (length === need) break;
    }
    return best;
  }

  /** Two free blocks never lie side by side, so the one before is live. */
  function setFree(block, length) {
    words[block] = (length << 2) | BEFORE_USED;
    words[block + length - 1] = length;
    words[block + length] &= ~BEFORE_USED;
    const next = words[HEAD];
    words[block + 1] = next;
    words[block + 2] = 0;
    if (next !== 0) words[next + 2] = block;
    words[HEAD] = block;
  }

  function leaveList(block) {
    const next = words[block + 1];
    const previous = words[block + 2];
    if (next !== 0) words[next + 2] = previous;
    if (previous === 0) words[HEAD] = next;
    else words[previous + 1] = next;
  }
}
