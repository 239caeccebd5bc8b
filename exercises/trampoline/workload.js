import * as subject from 'subject';

// Two things are measured: the trampoline with steps of the workload's own, which give the same
// function over and over and so cost no memory, and the scan of a text that is made up as it is read.
const VALUES = [0, '', null, undefined, false, 7, 'done', true];

let random;
let rows;

export function setup({ seed }) {
  random = mulberry32(seed);
  rows = [];
}

export function round(_i, { size }) {
  for (const steps of [1, 2 + Math.floor(random() * 9), size]) {
    const expected = VALUES[Math.floor(random() * VALUES.length)];
    let left = steps;
    const step = () => {
      left -= 1;
      return left > 0 ? step : expected;
    };
    const found = subject.trampoline(step);
    rows.push({
      name: `the value after ${steps === 1 ? 'one step' : `${steps} steps`}`,
      expected: text(expected),
      found: text(found),
    });
    rows.push({
      name: `of ${steps} steps, those not taken`,
      expected: 0,
      found: left,
    });
  }
  for (const length of [0, 1 + Math.floor(random() * 9), size]) {
    const { read, counted } = textOf(length);
    const found = subject.scan(read);
    const { strings, characters } = counted();
    rows.push({
      name: `the strings in ${length} characters`,
      expected: strings,
      found: found?.strings,
    });
    rows.push({
      name: `what ${length} characters have in strings`,
      expected: characters,
      found: found?.characters,
    });
  }
}

export function expect() {
  return rows;
}

/** Shows `undefined` and `null`, which look alike otherwise, and no function's text. */
function text(value) {
  return typeof value === 'string'
    ? `'${value}'`
    : typeof value === 'function'
      ? 'a step'
      : `${value}`;
}

/** A text with so many characters, and what is to be found in what was read of it. */
function textOf(length) {
  // Lehmer's generator: a few operations a character and no call.
  let state = 1 + Math.floor(random() * 2147483645);
  let left = length;
  let isInside = false;
  let isEscaped = false;
  let begun = 0;
  let strings = 0;
  let characters = 0;
  const read = () => {
    if (left === 0) return undefined;
    left -= 1;
    state = (state * 16807) % 2147483647;
    const chance = state % 16;
    const character = chance < 2 ? '"' : chance === 2 ? '\\' : chance < 8 ? 'a' : ' ';
    if (!isInside) {
      isInside = character === '"';
      begun = 0;
    } else if (isEscaped) {
      isEscaped = false;
    } else if (character === '"') {
      isInside = false;
      strings += 1;
      characters += begun;
    } else {
      isEscaped = character === '\\';
      begun += 1;
    }
    return character;
  };
  return { read, counted: () => ({ strings, characters }) };
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
