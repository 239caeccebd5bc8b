// fails result: notes its length down in front of its header too, where the block before it ends
const USED = 1;
const BEFORE_USED = 2;
const SMALLEST = 4;
const HEAD = 0;
const FIRST = 1;

export function createHeap(buffer) {
  const words = new Int32Array(buffer);
  const last = words.length - 1;
  words[last] = USED;
  setFree(FIRST, last - FIRST);

  return {
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

  function setFree(block, length) {
    words[block] = (length << 2) | BEFORE_USED;
    words[block + length - 1] = length;
    if (block > FIRST) words[block - 1] = length;
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
