// fails heap-growth, peak-heap: the walk makes what it doesn't find, also when it only looks
export function createPageTable() {
  const tables = new Map();
  const tableOf = (page) => {
    const index = Math.floor(page / 512);
    if (!tables.has(index)) tables.set(index, { used: 0, frames: new Int32Array(512).fill(-1) });
    return tables.get(index);
  };
  return {
    map(page, frame) {
      const table = tableOf(page);
      if (table.frames[page % 512] === -1) table.used++;
      table.frames[page % 512] = frame;
    },
    unmap(page) {
      const table = tableOf(page);
      if (table.frames[page % 512] === -1) return;
      table.frames[page % 512] = -1;
      table.used--;
      if (table.used === 0) tables.delete(Math.floor(page / 512));
    },
    frameOf(page) {
      const frame = tableOf(page).frames[page % 512];
      return frame === -1 ? undefined : frame;
    },
  };
}
