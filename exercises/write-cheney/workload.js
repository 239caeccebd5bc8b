import * as subject from 'subject';

// What the heap was like is copied before each collection, and the two are walked side by side from the
// roots on: both must have the same numbers in the same places, and the same objects behind references.
// How the learner's module went about it is not looked at.
const NUMBERS = 1000;
const AS_NEEDED = 'as many as the objects need';

let random;
let wrongHalf = 0;
let wrongValues = 0;
let copiedTwice = 0;
let outside = 0;
let wrongSize;

export function setup({ seed }) {
  random = mulberry32(seed);
}

export function round(_i, { size }) {
  const heap = heapOf(size);
  collect(heap);
  // Something is let go, something new refers to what is there, and the halves change places again.
  heap.roots[heap.roots.length - 1] = heap.roots[1];
  heap.roots[Math.floor(random() * 3)] = Math.floor(random() * NUMBERS);
  collect(heap);
}

export function expect() {
  return [
    { name: 'collections that did not change to the other half', expected: 0, found: wrongHalf },
    { name: 'references that lead out of the half in use', expected: 0, found: outside },
    { name: 'numbers, headers or references that are wrong', expected: 0, found: wrongValues },
    { name: 'objects that are there twice', expected: 0, found: copiedTwice },
    { name: 'words in use', expected: AS_NEEDED, found: wrongSize ?? AS_NEEDED },
  ];
}

function collect(heap) {
  const before = heap.words.slice();
  const roots = heap.roots.slice();
  const { start, half } = heap;
  subject.collect(heap);
  if (heap.start !== (start === 1 ? 1 + half : 1)) {
    wrongHalf += 1;
    return;
  }
  compare(before, roots, heap);
}

function compare(before, oldRoots, { words, roots, start, free }) {
  // Of each old object, where it is now; and of each place in the new half, which one is there.
  const places = new Int32Array(before.length);
  const owners = new Int32Array(before.length);
  const open = [];
  let length = 0;
  const meet = (old, now) => {
    if (old >= 0 || !(now < 0)) {
      if (old !== now) wrongValues += 1;
      return;
    }
    if (-now < start || -now >= free) {
      outside += 1;
      return;
    }
    if (places[-old] !== 0) {
      if (places[-old] !== -now) copiedTwice += 1;
      return;
    }
    if (owners[-now] !== 0) wrongValues += 1;
    places[-old] = -now;
    owners[-now] = -old;
    length += 1 + before[-old];
    open.push(-old);
  };
  for (let i = 0; i < oldRoots.length; i++) meet(oldRoots[i], roots[i]);
  while (open.length > 0) {
    const old = open.pop();
    const now = places[old];
    const count = before[old];
    if (words[now] !== count) {
      wrongValues += 1;
      continue;
    }
    for (let field = 1; field <= count; field++) meet(before[old + field], words[now + field]);
  }
  if (free - start !== length) wrongSize ??= `${free - start} for ${length}`;
}

/** A heap in which a chain of `size` objects, some leaves and some garbage lie in any order. */
function heapOf(size) {
  const leaves = 1 + Math.floor(size / 4);
  const garbage = 2 + Math.floor(size / 3);
  const count = size + leaves + garbage;
  const order = shuffled(count);
  // The first objects are the chain, then come the leaves, which have no or only numbers, then garbage.
  const fields = new Int32Array(count);
  const places = new Int32Array(count);
  let needed = 0;
  for (let k = 0; k < count; k++) {
    const isLeaf = k >= size && k < size + leaves;
    fields[k] = isLeaf ? Math.floor(random() * 2) : 1 + Math.floor(random() * 3);
    needed += 1 + fields[k];
  }
  const half = needed + Math.floor(random() * 9);
  const words = new Int32Array(1 + 2 * half);
  const start = random() < 0.5 ? 1 : 1 + half;
  let free = start;
  for (const k of order) {
    places[k] = free;
    words[free] = fields[k];
    free += 1 + fields[k];
  }
  const live = size + leaves;
  for (let k = 0; k < count; k++) {
    const from = places[k];
    const reach = k < size ? live : k < live ? 0 : count;
    for (let field = 1; field <= fields[k]; field++) {
      const target = Math.floor(random() * 2 * reach);
      words[from + field] = target < reach ? -places[target] : Math.floor(random() * NUMBERS);
    }
    if (k + 1 < size) words[from + 1 + (from % fields[k])] = -places[k + 1];
  }
  const ring = places[size - 1];
  words[ring + 1] = -ring;
  const some = -places[Math.floor(random() * live)];
  const roots = Int32Array.from([some, -places[0], 7, -places[0], some, -places[live - 1]]);
  return { words, half, start, free, roots };
}

function shuffled(count) {
  const order = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    const moved = order[k];
    order[k] = order[other];
    order[other] = moved;
  }
  return order;
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
