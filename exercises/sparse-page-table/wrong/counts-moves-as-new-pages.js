// fails heap-growth: counts a page again when it moves, so the count never comes back to 0
export function createPageTable() {
  const tables = new Map();
  return {
    map(page, frame) {
      const index = Math.floor(page / 512);
      if (!tables.has(index)) tables.set(index, { used: 0, frames: new Int32Array(512).fill(-1) });
      const table = tables.get(index);
      table.frames[page % 512] = frame;
      table.used++;
    },
    unmap(page) {
      const index = Math.floor(page / 512);
      const table = tables.get(index);
      if (!table || table.frames[page % 512] === -1) return;
      table.frames[page % 512] = -1;
      table.used--;
      if (table.used === 0) tables.delete(index);
    },
    frameOf(page) {
      const frame = tables.get(Math.floor(page / 512))?.frames[page % 512] ?? -1;
      return frame === -1 ? undefined : frame;
    },
  };
}
