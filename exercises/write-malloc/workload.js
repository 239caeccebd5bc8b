import * as subject from 'subject';

// A new heap for each trace. Beside it the workload keeps a map of its 8-byte cells and the live blocks
// in arrays that were made before the first trace, so that what grows is the learner's.
const HEAP = 64 * 1024;
const SLOTS = 1024;
/** Below this share of live bytes no request may be refused. */
const ROOM = 0.6;
const GOAL = 80;

let random;
let heap;
let missing = [];
let bytes;
let cells;
let offsets;
let sizes;
let live;
let liveBytes;
let mostLive;
let highest;
let utilisation = 0;
let traces = 0;
const wrong = { place: 0, overlap: 0, content: 0, refused: 0, half: 0 };

export function setup({ seed }) {
  random = mulberry32(seed);
  cells = new Uint8Array(HEAP / 8);
  offsets = new Int32Array(SLOTS);
  sizes = new Int32Array(SLOTS);
}

export function round(i, { size }) {
  const buffer = new ArrayBuffer(HEAP);
  bytes = new Uint8Array(buffer);
  heap = subject.createHeap(buffer);
  missing = missingFrom(heap, ['malloc', 'free']);
  if (missing.length > 0) {
    bytes = undefined;
    return;
  }
  cells.fill(0);
  live = 0;
  liveBytes = 0;
  mostLive = 0;
  highest = 0;
  if (i % 3 === 0) steady(size);
  else if (i % 3 === 1) waves(size);
  else smallThenLarge(size);
  while (live > 0) freeOne(live - 1);
  bytes = undefined;
  heap = undefined;
  traces += 1;
  utilisation += highest === 0 ? 0 : mostLive / highest;
}

export function expect() {
  if (missing.length > 0) {
    return [{ name: 'functions that createHeap() does not give', expected: [], found: missing }];
  }
  const used = Math.round((100 * utilisation) / traces);
  return [
    { name: 'blocks not at a multiple of 8 inside the buffer', expected: 0, found: wrong.place },
    { name: 'blocks that overlap a live one', expected: 0, found: wrong.overlap },
    { name: 'blocks whose bytes were changed', expected: 0, found: wrong.content },
    {
      name: 'requests refused with two fifths of the heap free',
      expected: 0,
      found: wrong.refused,
    },
    { name: 'times that half of an empty heap was refused', expected: 0, found: wrong.half },
    {
      name: `per cent used well, of the ${GOAL} that it takes`,
      expected: GOAL,
      found: Math.min(GOAL, used),
    },
  ];
}

/** Grows to about half of the heap, then comes and goes. */
function steady(size) {
  for (let k = 0; k < size; k++) {
    if (liveBytes < 0.5 * HEAP || random() < 0.4) allocate(usualSize());
    else freeOne(pick(live));
  }
}

/** Swells to over half of the heap and ebbs to a tenth, again and again. */
function waves(size) {
  let rises = true;
  for (let k = 0; k < size; k++) {
    if (liveBytes > 0.55 * HEAP) rises = false;
    else if (liveBytes < 0.1 * HEAP) rises = true;
    if (live === 0 || random() < (rises ? 0.8 : 0.2)) allocate(usualSize());
    else freeOne(pick(live));
  }
}

/** Many small ones, all of them freed in any order; then half of the heap at once; then large ones. */
function smallThenLarge(size) {
  // More than half, so that what is left over doesn't do.
  for (let k = 0; k < SLOTS && liveBytes < 0.55 * HEAP; k++) allocate(16 + pick(110));
  while (live > 0) freeOne(pick(live));
  allocate(HEAP / 2);
  if (live === 0) wrong.half += 1;
  else freeOne(0);
  for (let k = 0; k < size / 3; k++) {
    if (liveBytes < 0.45 * HEAP) allocate(400 + pick(3000));
    else freeOne(pick(live));
  }
}

/** Mostly small, now and then large. */
function usualSize() {
  return pick(12) === 0 ? 300 + pick(900) : 12 + pick(140);
}

function allocate(size) {
  if (live === SLOTS) return;
  const offset = heap.malloc(size);
  if (offset === -1) {
    if (liveBytes + size <= ROOM * HEAP) wrong.refused += 1;
    return;
  }
  if (!Number.isInteger(offset) || offset % 8 !== 0 || offset < 0 || offset + size > HEAP) {
    wrong.place += 1;
    return;
  }
  const end = Math.ceil((offset + size) / 8);
  const hit = cells.indexOf(1, offset / 8);
  if (hit !== -1 && hit < end) {
    wrong.overlap += 1;
    return;
  }
  cells.fill(1, offset / 8, end);
  bytes.fill(markOf(offset, size), offset, offset + size);
  offsets[live] = offset;
  sizes[live] = size;
  live += 1;
  liveBytes += size;
  mostLive = Math.max(mostLive, liveBytes);
  highest = Math.max(highest, offset + size);
}

/** Looks at the block's bytes, marks its cells as free and gives it back. */
function freeOne(at) {
  const offset = offsets[at];
  const size = sizes[at];
  const mark = markOf(offset, size);
  const middle = offset + pick(size);
  const isIntact =
    bytes[offset] === mark && bytes[middle] === mark && bytes[offset + size - 1] === mark;
  if (!isIntact) wrong.content += 1;
  cells.fill(0, offset / 8, Math.ceil((offset + size) / 8));
  live -= 1;
  liveBytes -= size;
  offsets[at] = offsets[live];
  sizes[at] = sizes[live];
  heap.free(offset);
}

function markOf(offset, size) {
  return 1 + ((offset / 8 + size) % 250);
}

/** Functions that should be there and aren't. */
function missingFrom(object, names) {
  return names.filter((name) => typeof object?.[name] !== 'function');
}

function pick(count) {
  return Math.floor(random() * count);
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
