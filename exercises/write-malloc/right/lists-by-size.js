// style: functions over a DataView, free blocks in a list for each power of two
const BINS = 13;
const FIRST = 4 * BINS;

export const createHeap = (buffer) => {
  const view = new DataView(buffer);
  const get = (at) => view.getInt32(at, true);
  const set = (at, value) => view.setInt32(at, value, true);

  // Offsets here are those of the blocks themselves; the header lies 4 bytes before. Lengths are in
  // bytes, headers included, and bit 0 says live, bit 1 that the block before is live.
  const end = buffer.byteLength - 4;
  const length = (block) => get(block - 4) & ~7;
  const isLive = (block) => (get(block - 4) & 1) === 1;
  const isBeforeLive = (block) => (get(block - 4) & 2) === 2;
  const binOf = (bytes) => 4 * Math.min(BINS - 1, 27 - Math.clz32(bytes));

  const join = (block, bytes) => {
    set(block - 4, bytes | 2);
    set(block + bytes - 8, bytes);
    set(block + bytes - 4, get(block + bytes - 4) & ~2);
    const bin = binOf(bytes);
    const next = get(bin);
    set(block, next);
    set(block + 4, bin);
    if (next !== 0) set(next + 4, block);
    set(bin, block);
  };

  // What leads to a free block is another free block or a bin: in both the first word does.
  const part = (block) => {
    const next = get(block);
    const before = get(block + 4);
    set(before, next);
    if (next !== 0) set(next + 4, before);
  };

  const fitIn = (bin, bytes) => {
    let best = 0;
    for (let block = get(bin); block !== 0; block = get(block)) {
      if (length(block) < bytes) continue;
      if (best === 0 || length(block) < length(best)) best = block;
    }
    return best;
  };

  const malloc = (asked) => {
    const bytes = Math.max(16, 8 * Math.ceil((asked + 4) / 8));
    let block = 0;
    for (let bin = binOf(bytes); block === 0 && bin < 4 * BINS; bin += 4) block = fitIn(bin, bytes);
    if (block === 0) return -1;
    part(block);
    const rest = length(block) - bytes;
    if (rest >= 16) {
      set(block - 4, bytes | 3);
      join(block + bytes, rest);
    } else {
      const behind = block + length(block);
      set(block - 4, get(block - 4) | 1);
      set(behind - 4, get(behind - 4) | 2);
    }
    return block;
  };

  const free = (offset) => {
    let block = offset;
    let bytes = length(block);
    const behind = block + bytes;
    if (!isLive(behind)) {
      part(behind);
      bytes += length(behind);
    }
    if (!isBeforeLive(block)) {
      const before = get(block - 8);
      block -= before;
      bytes += before;
      part(block);
    }
    join(block, bytes);
  };

  set(end, 1);
  join(FIRST + 4, 8 * Math.floor((end - FIRST) / 8));
  return { malloc, free };
};
