import * as subject from 'subject';

// Two matrices that are nowhere: what the source holds is computed, what is written is compared at once,
// and of the target only a bit for each element is kept. What counts is which pages are in the frames.
const PER_PAGE = 16;

let random;
let salt;
let wrongValues = 0;
let outside = 0;
let unwritten = 0;
let pages = 0;
let faults = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
}

export function round(_i, { size }) {
  salt = below(2 ** 32);
  const rows = size + below(24);
  const columns = size + below(24);
  const frames = Math.floor(size / 2) + below(16);
  const sourcePages = Math.ceil((rows * columns) / PER_PAGE);
  const memory = createMemory(2 * sourcePages, frames);
  const written = new Uint8Array(Math.ceil((rows * columns) / 8));
  let left = rows * columns;
  const has = (row, column, height, width) => {
    const isInside =
      Number.isInteger(row) && row >= 0 && row < height && column >= 0 && column < width;
    if (!isInside || !Number.isInteger(column)) outside += 1;
    return isInside && Number.isInteger(column);
  };
  subject.transpose({
    rows,
    columns,
    perPage: PER_PAGE,
    frames,
    read: (row, column) => {
      if (!has(row, column, rows, columns)) return undefined;
      memory.use(Math.floor((row * columns + column) / PER_PAGE));
      return valueAt(row, column);
    },
    write: (row, column, value) => {
      if (!has(row, column, columns, rows)) return;
      const at = row * rows + column;
      memory.use(sourcePages + Math.floor(at / PER_PAGE));
      if (value !== valueAt(column, row)) wrongValues += 1;
      const bit = 1 << (at % 8);
      if ((written[at >> 3] & bit) === 0) left -= 1;
      written[at >> 3] |= bit;
    },
  });
  unwritten += left;
  pages += 2 * sourcePages;
  faults += memory.faults();
}

export function expect() {
  const allowed = Math.floor(2.5 * pages);
  return [
    { name: 'elements of the target that were not written', expected: 0, found: unwritten },
    {
      name: 'elements that got another value than the source has',
      expected: 0,
      found: wrongValues,
    },
    { name: 'reads and writes outside the matrix', expected: 0, found: outside },
    {
      name: `faults beyond the ${allowed} allowed for ${pages} pages`,
      expected: 0,
      found: Math.max(0, faults - allowed),
    },
  ];
}

/** LRU. Each page has the time of its last use, or 0 where it isn't in a frame. */
function createMemory(count, frames) {
  const used = new Uint32Array(count);
  const held = new Int32Array(frames).fill(-1);
  let time = 0;
  let last = -1;
  let misses = 0;
  const load = (page) => {
    misses += 1;
    let oldest = 0;
    for (let frame = 0; frame < frames; frame++) {
      if (held[frame] === -1) {
        oldest = frame;
        break;
      }
      if (used[held[frame]] < used[held[oldest]]) oldest = frame;
    }
    if (held[oldest] !== -1) used[held[oldest]] = 0;
    held[oldest] = page;
  };
  return {
    use: (page) => {
      if (page === last) return;
      last = page;
      time += 1;
      if (used[page] === 0) load(page);
      used[page] = time;
    },
    faults: () => misses,
  };
}

/** A fraction, so that it takes 8 bytes wherever it is kept. */
function valueAt(row, column) {
  let hash = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(column + 1, 0x85ebca6b) ^ salt;
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

function below(limit) {
  return Math.floor(random() * limit);
}

function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
