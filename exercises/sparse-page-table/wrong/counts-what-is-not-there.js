// fails result: counts down for pages that were never mapped, and drops a table that is in use
export function createPageTable() {
  const tables = new Map();
  return {
    map(page, frame) {
      const index = Math.floor(page / 512);
      if (!tables.has(index)) tables.set(index, { used: 0, frames: new Int32Array(512).fill(-1) });
      const table = tables.get(index);
      if (table.frames[page % 512] === -1) table.used++;
      table.frames[page % 512] = frame;
    },
    unmap(page) {
      const index = Math.floor(page / 512);
      const table = tables.get(index);
      if (!table) return;
      table.frames[page % 512] = -1;
      table.used--;
      if (table.used <= 0) tables.delete(index);
    },
    frameOf(page) {
      const frame = tables.get(Math.floor(page / 512))?.frames[page % 512] ?? -1;
      return frame === -1 ? undefined : frame;
    },
  };
}
