// fails result: takes frame 0 for no frame at all
export function createPageTable() {
  const tables = new Map();
  return {
    map(page, frame) {
      const index = Math.floor(page / 512);
      if (!tables.has(index)) tables.set(index, new Uint32Array(512));
      tables.get(index)[page % 512] = frame;
    },
    unmap(page) {
      const index = Math.floor(page / 512);
      const table = tables.get(index);
      if (!table) return;
      table[page % 512] = 0;
      if (table.every((frame) => frame === 0)) tables.delete(index);
    },
    frameOf(page) {
      return tables.get(Math.floor(page / 512))?.[page % 512] || undefined;
    },
  };
}
