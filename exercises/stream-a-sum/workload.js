import * as subject from 'subject';

// A recording is made chunk by chunk as it is read, and the workload remembers no more of it than
// what it expects, so that whatever is held at once is held by the learner's module.
// Short, because an array that grows is there twice while it moves, and where it moves is chance.
const LONGEST = 100;

let random;
let expected;
let found;
let left;

export function setup({ seed }) {
  random = mulberry32(seed);
}

export function round(_i, { size }) {
  left = size;
  let count = 0;
  let sum = 0;
  let max;
  found = subject.summarise(() => {
    if (left === 0) return undefined;
    left -= 1;
    // The first chunk is empty, and so is about every tenth.
    const isEmpty = left === size - 1 || random() < 0.1;
    const chunk = new Array(isEmpty ? 0 : 1 + Math.floor(random() * LONGEST));
    let value = Math.floor(random() * 100_000) - 90_000;
    const step = Math.floor(random() * 400) - 200;
    for (let k = 0; k < chunk.length; k++) {
      chunk[k] = value;
      sum += value;
      if (!(value < max)) max = value;
      value += step;
    }
    count += chunk.length;
    return chunk;
  });
  expected = { count, sum, max };
}

export function expect() {
  const values = ['count', 'sum', 'max'].map((name) => ({
    name: `the ${name}`,
    expected: expected[name],
    found: found?.[name],
  }));
  return [{ name: 'chunks left unread', expected: 0, found: left }, ...values];
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
