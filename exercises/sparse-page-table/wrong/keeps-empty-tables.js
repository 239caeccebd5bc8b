// fails heap-growth, peak-heap: makes small tables, and never gives an empty one back
const index = (page, level) => Math.floor(page / 512 ** (level - 1)) % 512;

export function createPageTable() {
  const root = new Array(512).fill(null);
  const leafOf = (page, make) => {
    let table = root;
    for (let level = 4; level > 1; level--) {
      const i = index(page, level);
      if (!table[i] && make) table[i] = level > 2 ? new Array(512).fill(null) : new Int32Array(512).fill(-1);
      table = table[i];
      if (!table) return undefined;
    }
    return table;
  };
  return {
    map(page, frame) {
      leafOf(page, true)[page % 512] = frame;
    },
    unmap(page) {
      const leaf = leafOf(page, false);
      if (leaf) leaf[page % 512] = -1;
    },
    frameOf(page) {
      const frame = leafOf(page, false)?.[page % 512] ?? -1;
      return frame === -1 ? undefined : frame;
    },
  };
}
