// fails peak-heap: gives tables back, but each of them still covers 8,192 pages
const ENTRIES = 8192;

export function createPageTable() {
  const tables = new Map();
  return {
    map(page, frame) {
      const index = Math.floor(page / ENTRIES);
      if (!tables.has(index)) tables.set(index, { used: 0, frames: new Int32Array(ENTRIES).fill(-1) });
      const table = tables.get(index);
      if (table.frames[page % ENTRIES] === -1) table.used++;
      table.frames[page % ENTRIES] = frame;
    },
    unmap(page) {
      const index = Math.floor(page / ENTRIES);
      const table = tables.get(index);
      if (!table || table.frames[page % ENTRIES] === -1) return;
      table.frames[page % ENTRIES] = -1;
      table.used--;
      if (table.used === 0) tables.delete(index);
    },
    frameOf(page) {
      const frame = tables.get(Math.floor(page / ENTRIES))?.frames[page % ENTRIES] ?? -1;
      return frame === -1 ? undefined : frame;
    },
  };
}
