import * as subject from 'subject';

// A round is a frame of two arenas at once. Every piece is written full, so that the next frame finds
// it dirty, and looked at again at the frame's end, when a piece that overlaps it has shown.
const ALIGNMENT = 8;

let random;
let arenas;
let misplaced = 0;
let overlapping = 0;
let dirty = 0;
let refused = 0;
let granted = 0;
let moved = 0;

export function setup({ seed, size }) {
  random = mulberry32(seed);
  // Room for about as many pieces as are asked for, so that some frames run out of it.
  arenas = [0, 1].map((n) => {
    const capacity = ALIGNMENT * Math.floor(size * (4 + 2 * random()) + n);
    const arena = subject.createArena(capacity);
    for (const name of ['allocate', 'reset']) {
      if (typeof arena?.[name] === 'function') continue;
      throw new TypeError(`createArena: expected an object with a function ${name}, found none`);
    }
    const { buffer } = arena;
    const bytes = isBuffer(buffer, capacity) ? new Uint8Array(buffer) : new Uint8Array(capacity);
    const pieces = { count: 0, offsets: new Int32Array(2 * size), sizes: new Int32Array(2 * size) };
    return { arena, capacity, bytes, buffer, pieces, used: 0 };
  });
}

export function round(_i, { size }) {
  for (const one of arenas) {
    one.used = 0;
    one.pieces.count = 0;
  }
  for (let n = 0; n < 2 * size; n++) {
    const one = arenas[random() < 0.5 ? 0 : 1];
    const left = one.capacity - one.used;
    // Mostly small; now and then one that takes all that is left, or one that is too large by a byte.
    const chance = random();
    const bytes =
      left > 0 && chance < 0.02 ? left : chance < 0.07 ? left + 1 : 1 + Math.floor(random() * 60);
    allocate(one, bytes, 1 + (n % 255));
  }
  for (const one of arenas) {
    lookAgain(one);
    one.arena.reset();
    if (one.arena.buffer !== one.buffer) moved += 1;
  }
}

export function expect() {
  const { capacity, buffer } = arenas[0];
  return [
    { name: 'bytes in the buffer', expected: capacity, found: buffer?.byteLength },
    { name: 'resets that changed the buffer', expected: 0, found: moved },
    { name: 'pieces that are not in the buffer or not aligned', expected: 0, found: misplaced },
    { name: 'pieces refused although there was room', expected: 0, found: refused },
    { name: 'pieces given although there was no room', expected: 0, found: granted },
    { name: 'pieces that overlap another', expected: 0, found: overlapping },
    { name: 'new pieces that did not hold zeros', expected: 0, found: dirty },
  ];
}

function allocate(one, bytes, tag) {
  const { arena, capacity, bytes: memory, pieces } = one;
  const fits = one.used + bytes <= capacity;
  const offset = arena.allocate(bytes);
  if (!fits) {
    if (offset !== -1) granted += 1;
    return;
  }
  one.used += ALIGNMENT * Math.ceil(bytes / ALIGNMENT);
  if (offset === -1) {
    refused += 1;
    return;
  }
  if (!(offset >= 0 && offset % ALIGNMENT === 0 && offset + bytes <= capacity)) {
    misplaced += 1;
    return;
  }
  const end = offset + bytes;
  const middle = offset + Math.floor(bytes * random());
  if (memory[offset] + memory[middle] + memory[end - 1] !== 0) dirty += 1;
  memory.fill(tag, offset, end);
  pieces.offsets[pieces.count] = offset;
  pieces.sizes[pieces.count] = bytes;
  pieces.count += 1;
}

/** A piece whose bytes are no longer its own was written over by another. */
function lookAgain({ bytes: memory, pieces }) {
  for (let k = 0; k < pieces.count; k++) {
    const first = pieces.offsets[k];
    const last = first + pieces.sizes[k] - 1;
    const tag = memory[first];
    const middle = first + Math.floor(pieces.sizes[k] * random());
    if (tag === 0 || memory[last] !== tag || memory[middle] !== tag) overlapping += 1;
    for (let other = 0; other < k; other++) {
      const start = pieces.offsets[other];
      if (first < start + pieces.sizes[other] && start <= last) overlapping += 1;
    }
  }
}

function isBuffer(value, bytes) {
  return (
    Object.prototype.toString.call(value) === '[object ArrayBuffer]' && value.byteLength === bytes
  );
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
