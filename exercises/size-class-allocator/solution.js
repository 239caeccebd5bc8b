const PAGE = 4096;
const NONE = -1;

// Steps of 16 bytes at first, then four classes to each doubling: from 64 bytes on, a request fills at
// least four fifths of its block.
const SIZES = [16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512];
/** By the request in steps of 16 bytes, so that finding the class is one look. */
const CLASS_OF = Array.from({ length: 33 }, (_, step) =>
  SIZES.findIndex((size) => size >= 16 * step),
);

/**
 * @param {ArrayBuffer} buffer whole pages of 4 KiB
 */
export function createHeap(buffer) {
  const words = new Int32Array(buffer);
  const count = buffer.byteLength / PAGE;
  // A column for each thing that is known of a page. Free blocks of a page are a list: each begins with
  // the offset of the next. Blocks from `fresh` on were never used, so that nothing has to be cut up.
  const classOf = new Uint8Array(count);
  const live = new Uint16Array(count);
  const firstFree = new Int32Array(count);
  const fresh = new Int32Array(count);
  // A page is in at most one list: of the empty pages, or of its class's pages that have room.
  const next = new Int32Array(count);
  const previous = new Int32Array(count);
  const EMPTY = SIZES.length;
  const heads = new Int32Array(SIZES.length + 1).fill(NONE);
  for (let page = count - 1; page >= 0; page--) enter(EMPTY, page);

  return {
    /**
     * @param {number} bytes 1 to 512
     * @returns {number} an offset, or -1
     */
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

    /** @param {number} offset one that malloc gave, and that is not free */
    free(offset) {
      const page = Math.floor(offset / PAGE);
      const kind = classOf[page];
      const wasFull = isFull(page);
      words[offset / 4] = firstFree[page];
      firstFree[page] = offset;
      live[page] -= 1;
      if (live[page] === 0) {
        // Its blocks are all free, so any class may cut it up anew.
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
