import * as subject from 'subject';

// The service is used as before, and after each run everything that the module exports has to be empty.
let random;
let wrongAnswers = 0;
let notEmpty = 0;
let example;

export function setup({ seed }) {
  random = mulberry32(seed);
}

export function round(_i, { size }) {
  const names = Array.from({ length: 1 + pick(size) }, word);
  const expected = names.map(sumOf);
  const found = subject.run(names);
  if (!Array.isArray(found) || found.join() !== expected.join()) wrongAnswers += 1;
  for (const [name, value] of Object.entries(subject)) {
    const size = sizeOf(value);
    if (size === 0) continue;
    notEmpty += 1;
    example ??= { name: `the size of ${name} after a run`, size };
  }
}

export function expect() {
  const rows = [
    { name: 'runs with a wrong answer', expected: 0, found: wrongAnswers },
    { name: 'collections that were not empty after a run', expected: 0, found: notEmpty },
  ];
  return example ? [...rows, { name: example.name, expected: 0, found: example.size }] : rows;
}

/** How much can be seen in an export: entries, items, bytes, or properties of its own. */
function sizeOf(value) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return 0;
  const size = value.size ?? value.byteLength;
  if (typeof size === 'number') return size;
  if (typeof value === 'function') {
    // A function has these of its own, and a class its prototype.
    const usual = ['length', 'name', 'prototype', 'arguments', 'caller'];
    return Reflect.ownKeys(value).filter((key) => !usual.includes(key)).length;
  }
  return Array.isArray(value) ? value.length : Reflect.ownKeys(value).length;
}

function sumOf(name) {
  let sum = 0;
  for (let i = 0; i < name.length; i++) sum += name.charCodeAt(i);
  return sum;
}

function pick(count) {
  return Math.floor(random() * count);
}

function word() {
  return `${Math.floor(random() * 0xffffffff).toString(36)}.png`;
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
