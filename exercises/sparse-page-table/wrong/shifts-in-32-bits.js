// fails result: shifts the page's number, so pages that differ in the upper bits only are one
export function createPageTable() {
  const tables = new Map();
  return {
    map(page, frame) {
      const index = page >>> 9;
      if (!tables.has(index)) tables.set(index, { used: 0, frames: new Int32Array(512).fill(-1) });
      const table = tables.get(index);
      if (table.frames[page & 511] === -1) table.used++;
      table.frames[page & 511] = frame;
    },
    unmap(page) {
      const index = page >>> 9;
      const table = tables.get(index);
      if (!table || table.frames[page & 511] === -1) return;
      table.frames[page & 511] = -1;
      table.used--;
      if (table.used === 0) tables.delete(index);
    },
    frameOf(page) {
      const frame = tables.get(page >>> 9)?.frames[page & 511] ?? -1;
      return frame === -1 ? undefined : frame;
    },
  };
}
