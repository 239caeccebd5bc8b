import * as subject from 'subject';

// Each round first fills a small heap with one size, empties it and fills it with another; then it plays
// a server whose number of live blocks is the size of the input, in a heap that grows with it.
const PAGE = 4096;
const SMALL = 8 * PAGE;
const GOAL = 2 / 3;

let random;
let heap;
let missing = [];
let cells;
let offsets;
let sizes;
let live;
const wrong = { place: 0, overlap: 0, content: 0, refused: 0, wasted: 0 };
let bytes;
let example;

export function setup({ seed }) {
  random = mulberry32(seed);
}

export function round(_i, { size }) {
  const first = pick(3);
  start(SMALL);
  if (missing.length > 0) return;
  fill(first);
  fill((first + 1) % 3);
  start(PAGE * (24 + Math.ceil((size * 220) / PAGE)));
  for (let k = 0; k < size; k++) allocate(usualSize());
  for (let k = 0; k < size; k++) {
    if (live > 0) freeOne(pick(live));
    allocate(usualSize());
  }
  while (live > 0) freeOne(pick(live));
  heap = undefined;
  bytes = undefined;
  cells = undefined;
}

export function expect() {
  if (missing.length > 0) {
    return [{ name: 'functions that createHeap() does not give', expected: [], found: missing }];
  }
  const rows = [
    { name: 'blocks not at a multiple of 16 inside the buffer', expected: 0, found: wrong.place },
    { name: 'blocks that overlap a live one', expected: 0, found: wrong.overlap },
    { name: 'blocks whose bytes were changed', expected: 0, found: wrong.content },
    { name: 'requests refused though there was room', expected: 0, found: wrong.refused },
    { name: 'heaps that were filled to less than two thirds', expected: 0, found: wrong.wasted },
  ];
  return example ? [example, ...rows] : rows;
}

function start(length) {
  const buffer = new ArrayBuffer(length);
  bytes = new Uint8Array(buffer);
  cells = new Uint8Array(length / 16);
  offsets = [];
  sizes = [];
  live = 0;
  heap = subject.createHeap(buffer);
  missing = missingFrom(heap, ['malloc', 'free']);
}

/** Blocks of one size, a little more than a power of two, until there is no room; then all are freed. */
function fill(which) {
  const power = 64 << which;
  const size = power + 1 + pick(power / 5);
  let count = 0;
  while (count * size < SMALL && allocate(size)) count += 1;
  if (count * size < GOAL * SMALL) {
    wrong.wasted += 1;
    const share = Math.round((100 * count * size) / SMALL);
    const name = `per cent of the heap filled ${size} bytes at a time, of the 67 that it takes`;
    example ??= { name, expected: 67, found: share };
  }
  while (live > 0) freeOne(pick(live));
}

function usualSize() {
  return pick(8) === 0 ? 1 + pick(512) : 1 + pick(160);
}

/** True unless it was refused. */
function allocate(size) {
  const offset = heap.malloc(size);
  if (offset === -1) {
    if (bytes.length > SMALL) wrong.refused += 1;
    return false;
  }
  if (
    !Number.isInteger(offset) ||
    offset % 16 !== 0 ||
    offset < 0 ||
    offset + size > bytes.length
  ) {
    wrong.place += 1;
    return false;
  }
  const end = Math.ceil((offset + size) / 16);
  const hit = cells.indexOf(1, offset / 16);
  if (hit !== -1 && hit < end) {
    wrong.overlap += 1;
    return false;
  }
  cells.fill(1, offset / 16, end);
  bytes.fill(markOf(offset, size), offset, offset + size);
  offsets[live] = offset;
  sizes[live] = size;
  live += 1;
  return true;
}

function freeOne(at) {
  const offset = offsets[at];
  const size = sizes[at];
  const mark = markOf(offset, size);
  if (bytes[offset] !== mark || bytes[offset + size - 1] !== mark) wrong.content += 1;
  cells.fill(0, offset / 16, Math.ceil((offset + size) / 16));
  live -= 1;
  offsets[at] = offsets[live];
  sizes[at] = sizes[live];
  heap.free(offset);
}

function markOf(offset, size) {
  return 1 + ((offset / 16 + size) % 250);
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
