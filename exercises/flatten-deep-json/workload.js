import * as subject from 'subject';

// A document is made from the inside out, so the workload calls nothing in itself either. What comes
// before and after each level is noted as it is wrapped around, which gives the leaves in order.
let random;
let rows;

export function setup({ seed }) {
  random = mulberry32(seed);
  rows = [];
}

export function round(_i, { size }) {
  const leaf = leafOf();
  compare('a single leaf', leaf, [leaf]);
  compare('an empty document', random() < 0.5 ? {} : [[], {}, [[]]], []);
  const few = documentOf(2 + Math.floor(random() * 9));
  const before = JSON.stringify(few.document);
  compare('a document of a few levels', few.document, few.expected);
  const isSame = JSON.stringify(few.document) === before;
  rows.push({ name: 'the document stays as it is', expected: true, found: isSame });
  const deep = documentOf(size);
  compare(`a document of ${size} levels`, deep.document, deep.expected);
}

export function expect() {
  return rows;
}

function compare(name, document, expected) {
  const found = subject.leaves(document);
  if (!Array.isArray(found)) {
    rows.push({ name: `${name}: what leaves() gives`, expected: 'an array', found: typeof found });
    return;
  }
  const length = Math.min(expected.length, found.length);
  let place = 0;
  while (place < length && expected[place] === found[place]) place += 1;
  if (place < length) {
    const row = { name: `${name}: leaf ${place + 1} of ${expected.length}` };
    const shown =
      typeof found[place] === 'object' && found[place] !== null ? 'an object' : found[place];
    rows.push({ ...row, expected: expected[place], found: shown ?? `${shown}` });
    return;
  }
  rows.push({ name: `${name}: how many leaves`, expected: expected.length, found: found.length });
}

/** A document with so many levels, and its leaves in order. */
function documentOf(levels) {
  const before = [];
  const after = [];
  let inner = leafOf();
  const middle = inner;
  for (let level = 0; level < levels; level++) {
    const siblings = Math.floor(random() * 3);
    const place = Math.floor(random() * (siblings + 1));
    const isArray = random() < 0.5;
    const outer = isArray ? [] : {};
    const name = String.fromCharCode(97 + (level % 26));
    // The leaves before the level inside stand further out, so they are noted from the last on.
    const first = [];
    for (let k = 0; k <= siblings; k++) {
      const value = k === place ? inner : siblingOf(k < place ? first : after);
      if (isArray) outer.push(value);
      else outer[k === place ? 'replies' : `${name}${k}`] = value;
    }
    while (first.length > 0) before.push(first.pop());
    inner = outer;
  }
  return { document: inner, expected: [...before.reverse(), middle, ...after] };
}

/** A leaf, or now and then a small array or an empty object; its leaves go to the list's end. */
function siblingOf(list) {
  const chance = random();
  if (chance < 0.05) return {};
  const leaf = leafOf();
  list.push(leaf);
  if (chance > 0.2) return leaf;
  const second = leafOf();
  list.push(second);
  return [leaf, second];
}

function leafOf() {
  const number = Math.floor(random() * 1000);
  if (number < 700) return number;
  if (number < 850) return `text ${number}`;
  return [null, false, true, 0, '', -1.5][number % 6];
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
