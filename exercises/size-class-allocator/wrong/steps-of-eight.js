// fails result: has finer classes than the alignment allows
const PAGE = 4096;
const NONE = -1;

const SIZES = [16, 32, 48, 64, 72, 88, 104, 120, 136, 160, 192, 224, 256, 320, 384, 448, 512];
const CLASS_OF = Array.from({ length: 33 }, (_, step) => SIZES.findIndex((size) => size >= 16 * step));

export function createHeap(buffer) {
  const words = new Int32Array(buffer);
  const count = buffer.byteLength / PAGE;
  const classOf = new Uint8Array(count);
  const live = new Uint16Array(count);
  const firstFree = new Int32Array(count);
  const fresh = new Int32Array(count);
  const next = new Int32Array(count);
  const previous = new Int32Array(count);
  const EMPTY = SIZES.length;
  const heads = new Int32Array(SIZES.length + 1).fill(NONE);
  for (let page = count - 1; page >= 0; page--) enter(EMPTY, page);

  return {
    malloc(bytes) {
      const kind = CLASS_OF[Math.ceil(bytes / 16)];
      const page = heads[kind] === NONE ? newPage(kind) : heads[kind];
      if (page === NONE) return -1;
      let offset = firstFree[page];
      if (offset === NONE) {
        offset = fresh[page];
        fresh[page] += SIZES[kind];
      } else {
        firstFree[page] = words[offset / 4];
      }
      live[page] += 1;
      if (isFull(page)) leave(kind, page);
      return offset;
    },

    free(offset) {
      const page = Math.floor(offset / PAGE);
      const kind = classOf[page];
      const wasFull = isFull(page);
      words[offset / 4] = firstFree[page];
      firstFree[page] = offset;
      live[page] -= 1;
      if (live[page] === 0) {
        leave(kind, page);
        enter(EMPTY, page);
      } else if (wasFull) {
        enter(kind, page);
      }
    },
  };

  function newPage(kind) {
    const page = heads[EMPTY];
    if (page === NONE) return NONE;
    leave(EMPTY, page);
    enter(kind, page);
    classOf[page] = kind;
    firstFree[page] = NONE;
    fresh[page] = page * PAGE;
    return page;
  }

  function isFull(page) {
    return live[page] === Math.floor(PAGE / SIZES[classOf[page]]);
  }

  function enter(list, page) {
    next[page] = heads[list];
    previous[page] = NONE;
    if (heads[list] !== NONE) previous[heads[list]] = page;
    heads[list] = page;
  }

  function leave(list, page) {
    if (next[page] !== NONE) previous[next[page]] = previous[page];
    if (previous[page] === NONE) heads[list] = next[page];
    else next[previous[page]] = next[page];
  }
}
