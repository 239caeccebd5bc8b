// style: closure, sets of pages and a stack of free offsets for each page
const sizeOf = (bytes) => {
  if (bytes <= 128) return 16 * Math.ceil(bytes / 16);
  return bytes <= 256 ? 32 * Math.ceil(bytes / 32) : 64 * Math.ceil(bytes / 64);
};

export const createHeap = (buffer) => {
  const pages = Array.from({ length: buffer.byteLength / 4096 }, (_, number) => ({
    start: 4096 * number,
    free: [],
  }));
  const empty = [...pages];
  const withRoom = new Map();

  const cut = (page, size) => {
    page.room = withRoom.get(size);
    page.blocks = Math.floor(4096 / size);
    for (let k = page.blocks - 1; k >= 0; k--) page.free.push(page.start + k * size);
    page.room.add(page);
  };

  const malloc = (bytes) => {
    const size = sizeOf(bytes);
    if (!withRoom.has(size)) withRoom.set(size, new Set());
    let page = withRoom.get(size).values().next().value;
    if (!page) {
      page = empty.pop();
      if (!page) return -1;
      cut(page, size);
    }
    const offset = page.free.pop();
    if (page.free.length === 0) page.room.delete(page);
    return offset;
  };

  const free = (offset) => {
    const page = pages[Math.floor(offset / 4096)];
    page.free.push(offset);
    page.room.add(page);
    if (page.free.length < page.blocks) return;
    page.room.delete(page);
    page.free = [];
    empty.push(page);
  };

  return { malloc, free };
};
