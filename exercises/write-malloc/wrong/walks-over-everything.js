// fails ticks: looks at every block from the first on, live ones too, each time somebody asks
export function createHeap(buffer) {
  const words = new Int32Array(buffer);
  const last = words.length - 1;
  words[1] = (last - 1) << 1;

  const lengthOf = (block) => words[block] >> 1;
  const isLive = (block) => (words[block] & 1) === 1;

  return {
    malloc(bytes) {
      const need = 2 * Math.ceil((bytes + 4) / 8);
      for (let block = 1; block < last; block += lengthOf(block)) {
        if (isLive(block)) continue;
        let length = lengthOf(block);
        while (block + length < last && !isLive(block + length)) length += lengthOf(block + length);
        words[block] = length << 1;
        if (length < need) continue;
        if (length > need) words[block + need] = (length - need) << 1;
        words[block] = (need << 1) | 1;
        return 4 * (block + 1);
      }
      return -1;
    },

    free(offset) {
      words[offset / 4 - 1] &= ~1;
    },
  };
}
