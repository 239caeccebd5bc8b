// fails peak-heap: has tables for 512 pages and gives them back, but each of them is a Map
export function createPageTable() {
  const tables = new Map();
  return {
    map(page, frame) {
      const index = Math.floor(page / 512);
      if (!tables.has(index)) tables.set(index, new Map());
      tables.get(index).set(page % 512, frame);
    },
    unmap(page) {
      const index = Math.floor(page / 512);
      const table = tables.get(index);
      table?.delete(page % 512);
      if (table?.size === 0) tables.delete(index);
    },
    frameOf(page) {
      return tables.get(Math.floor(page / 512))?.get(page % 512);
    },
  };
}
