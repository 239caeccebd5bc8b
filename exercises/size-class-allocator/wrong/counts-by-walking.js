// fails ticks: walks over the free blocks of a class to see whether a page has become empty
const STEP = 64;
const sizeOf = (bytes) => (bytes <= 128 ? 16 * Math.ceil(bytes / 16) : STEP * Math.ceil(bytes / STEP));

export function createHeap(buffer) {
  const words = new Int32Array(buffer);
  const sizes = new Int32Array(buffer.byteLength / 4096);
  const empty = Array.from(sizes, (_, page) => page);
  const first = new Map();

  return {
    malloc(bytes) {
      const size = sizeOf(bytes);
      let offset = first.get(size) ?? -1;
      if (offset === -1) {
        if (empty.length === 0) return -1;
        const page = empty.pop();
        sizes[page] = size;
        for (let k = Math.floor(4096 / size) - 1; k >= 0; k--) {
          words[(4096 * page + k * size) / 4] = offset;
          offset = 4096 * page + k * size;
        }
      }
      first.set(size, words[offset / 4]);
      return offset;
    },

    free(offset) {
      const page = offset >> 12;
      const size = sizes[page];
      words[offset / 4] = first.get(size);
      first.set(size, offset);
      let count = 0;
      for (let at = offset; at !== -1; at = words[at / 4]) if (at >> 12 === page) count += 1;
      if (count < Math.floor(4096 / size)) return;
      let kept = -1;
      for (let at = offset; at !== -1; ) {
        const next = words[at / 4];
        if (at >> 12 !== page) {
          words[at / 4] = kept;
          kept = at;
        }
        at = next;
      }
      first.set(size, kept);
      empty.push(page);
    },
  };
}
