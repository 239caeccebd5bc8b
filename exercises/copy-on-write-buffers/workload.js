import * as subject from 'subject';

// An editor with one picture and its undo history, made of clones. Strokes go to places chosen at the
// start, so that what each clone must contain is a few hundred bytes; the rest of the picture is a pattern.
const PLACES = 192;
const BLOCK = 512;

let random;
let length;
let pattern;
let places;
let picture;
let bytes;
let missing;
let lost = 0;
let leaked = 0;
let changed = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
  length = 120 * 1024 + below(16 * 1024);
  pattern = Array.from({ length: Math.ceil(length / BLOCK) }, () => below(256));
  places = new Uint32Array(PLACES);
  for (let k = 0; k < PLACES; k += 4) {
    // A stroke is four places near each other, most often in one page: one stroke in each part.
    const part = Math.floor(((length - 400) * k) / PLACES);
    const first = part + below(((length - 400) * 4) / PLACES - 400);
    for (let j = 0; j < 4; j++) places[k + j] = first + j * 90 + below(90);
  }
  places[0] = 0;
  places[PLACES - 1] = length - 1;
  bytes = new Uint8Array(PLACES);
  const start = new Uint8Array(length);
  for (const [block, value] of pattern.entries()) {
    start.fill(value, block * BLOCK, (block + 1) * BLOCK);
  }
  places.forEach((place, k) => {
    bytes[k] = start[place];
  });
  picture = subject.createBuffer(start);
  missing = missingOf(picture);
}

export function round(_i, { size }) {
  if (missing.length > 0) return;
  const history = [];
  const copies = [];
  for (let k = 0; k < size; k++) {
    // Mostly the picture is cloned, now and then a clone.
    const from = k > 2 && random() < 0.2 ? below(k) : -1;
    const clone = from === -1 ? picture.clone() : history[from].clone();
    missing = missingOf(clone);
    if (missing.length > 0) return;
    history.push(clone);
    copies.push((from === -1 ? bytes : copies[from]).slice());
    stroke(picture, bytes);
    if (random() < 0.25) {
      const other = below(k + 1);
      stroke(history[other], copies[other]);
    }
  }
  for (let k = 0; k < size; k++) {
    if (history[k].length !== length) changed += 1;
    look(history[k], copies[k], 6);
  }
  look(picture, bytes, 24);
  // The editor goes back some steps, and what it leaves behind is gone.
  const back = below(size);
  picture = history[back];
  bytes = copies[back];
}

export function expect() {
  if (missing.length > 0) {
    return [{ name: 'what a buffer or a clone lacks', expected: [], found: missing }];
  }
  look(picture, bytes, PLACES);
  return [
    {
      name: 'bytes that differ from what was last written to that very buffer',
      expected: 0,
      found: lost,
    },
    { name: 'bytes that differ though nobody ever wrote to them', expected: 0, found: leaked },
    { name: 'clones whose length had changed', expected: 0, found: changed },
  ];
}

function stroke(buffer, known) {
  const first = 4 * below(PLACES / 4);
  for (let k = first; k < first + 4; k++) {
    known[k] = below(256);
    buffer.set(places[k], known[k]);
  }
}

function look(buffer, known, count) {
  for (let n = 0; n < count; n++) {
    const k = below(PLACES);
    if (buffer.get(places[k]) !== known[k]) lost += 1;
  }
  for (let n = 0; n < 2; n++) {
    const place = below(length);
    if (!places.includes(place) && buffer.get(place) !== pattern[Math.floor(place / BLOCK)]) {
      leaked += 1;
    }
  }
}

function missingOf(buffer) {
  return ['get', 'set', 'clone'].filter((name) => typeof buffer?.[name] !== 'function');
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
