// style: closure, one Map that leads to small tables, as in a hashed page table
const SIZE = 256;

export function createPageTable() {
  const leaves = new Map();
  const split = (page) => [Math.floor(page / SIZE), page % SIZE];
  return {
    map(page, frame) {
      const [key, index] = split(page);
      const leaf = leaves.get(key) ?? new Uint32Array(SIZE);
      leaf[index] = frame + 1;
      leaves.set(key, leaf);
    },
    unmap(page) {
      const [key, index] = split(page);
      const leaf = leaves.get(key);
      if (leaf === undefined) return;
      leaf[index] = 0;
      if (leaf.every((entry) => entry === 0)) leaves.delete(key);
    },
    frameOf(page) {
      const [key, index] = split(page);
      const entry = leaves.get(key)?.[index] ?? 0;
      return entry === 0 ? undefined : entry - 1;
    },
  };
}
