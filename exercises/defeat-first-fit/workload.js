import * as subject from 'subject';

// Each round is another heap. The script is played on a list of pieces in order of address, first fit with
// merging, by the rules that the learner was told.
const UNIT = 16;

let random;
let undefeated = 0;
let example;

export function setup({ seed }) {
  random = mulberry32(seed);
}

export function round() {
  const heap = 2 * UNIT * (40 + pick(120));
  const largest = UNIT * Math.round(heap / UNIT / (8 + 12 * random()));
  const holes = Math.ceil(heap / 2 / (largest - UNIT));
  // One hole more than it takes is allowed.
  const steps = 3 * holes + 1;
  const found = play(subject.defeat({ heap, largest, steps }), heap, largest, steps);
  if (found === undefined) return;
  undefeated += 1;
  example ??= {
    name: `heap of ${heap} bytes, last request up to ${largest}`,
    expected: `refused with ${heap / 2} bytes free, in ${steps} steps`,
    found,
  };
}

export function expect() {
  const rows = [{ name: 'heaps that were not defeated', expected: 0, found: undefeated }];
  return example ? [example, ...rows] : rows;
}

/** What went wrong, in words; undefined where the heap is defeated. */
function play(script, heap, largest, steps) {
  if (!Array.isArray(script) || script.length === 0) return 'no script';
  if (script.length > 20 * steps) return `${script.length} steps`;
  const pieces = [{ name: undefined, bytes: heap }];
  for (let at = 0; at < script.length; at++) {
    const isLast = at === script.length - 1;
    const step = script[at];
    const where = `step ${at + 1}`;
    if (typeof step?.free === 'string') {
      if (isLast) return 'a script that ends with free';
      const place = pieces.findIndex(({ name }) => name === step.free);
      if (place === -1) return `${where} frees "${step.free}", which is not there`;
      pieces[place].name = undefined;
      merge(pieces, place);
      continue;
    }
    const { malloc: name, bytes } = step ?? {};
    if (typeof name !== 'string' || !Number.isInteger(bytes) || bytes < 1)
      return `${where} is no step`;
    if (pieces.some((piece) => piece.name === name)) return `${where} uses a name twice`;
    if (isLast && bytes > largest) return `a last request for ${bytes} bytes`;
    const isServed = allocate(pieces, name, UNIT * Math.ceil(bytes / UNIT));
    if (isServed && isLast) return 'the last request is served';
    if (!isServed && !isLast) return `${where} is refused already`;
  }
  const free = pieces.reduce((sum, { name, bytes }) => sum + (name === undefined ? bytes : 0), 0);
  if (2 * free < heap) return `refused with ${free} bytes free`;
  return script.length > steps
    ? `refused with ${free} bytes free, in ${script.length} steps`
    : undefined;
}

function allocate(pieces, name, need) {
  const place = pieces.findIndex((piece) => piece.name === undefined && piece.bytes >= need);
  if (place === -1) return false;
  const rest = pieces[place].bytes - need;
  pieces.splice(
    place,
    1,
    { name, bytes: need },
    ...(rest > 0 ? [{ name: undefined, bytes: rest }] : []),
  );
  return true;
}

function merge(pieces, place) {
  const isFreeBefore = place > 0 && pieces[place - 1].name === undefined;
  const first = isFreeBefore ? place - 1 : place;
  while (pieces[first + 1] && pieces[first + 1].name === undefined) {
    pieces[first].bytes += pieces[first + 1].bytes;
    pieces.splice(first + 1, 1);
  }
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
