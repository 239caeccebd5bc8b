import * as subject from 'subject';

// The workload keeps what is mapped in a tree of its own, and writes each change into the tables that
// the learner's walk reads. Where addresses, tables, flags and frames lie is all of the seed.
const PRESENT = 1;
const WRITABLE = 2;
const LARGE = 128;
const SPANS = [2 ** 39, 2 ** 30, 2 ** 21, 2 ** 12];
const MAX_TABLES = 30;
const PRIME = 65_521;

let random;
let memory;
let root;
const tables = [];
const pages = [];
const links = [];
let written = 0;
let wrong = 0;
let example;

export function setup({ seed }) {
  random = mulberry32(seed);
  memory = new Map();
  root = node(4);
  // A page of each size comes first, then whatever fits.
  for (const level of [1, 2, 3, 1, 1]) map(below(2 ** 36) * 2 ** 12, level);
  while (tables.length < MAX_TABLES) map(near(), [1, 1, 1, 2, 2, 3][below(6)]);
}

export function round(_i, { size }) {
  for (let k = 0; k < size; k++) {
    const { first, span } = one(pages);
    look(k % 3 === 0 ? near() : first + below(span), random() < 0.5 ? 'read' : 'write');
  }
  // Pages move, go to swap and come back; pages and whole tables are protected from writing.
  for (let k = 0; k < 3; k++) change(one(pages));
  const table = one(links);
  table.writable = random() < 0.8;
  store(table);
}

export function expect() {
  let found = 0;
  for (const words of tables) {
    for (let index = 0; index < 512; index++) found += words[index] % PRIME;
  }
  return [
    ...(example ? [example] : []),
    { name: 'accesses that came out wrong', expected: 0, found: wrong },
    { name: 'the tables are as they were', expected: true, found: found === written },
  ];
}

function look(address, access) {
  const expected = outcomeOf(address, access);
  let found;
  try {
    found = subject.translate(memory, root.frame, address, access);
  } catch (error) {
    const line = /\bsubject\.js:(\d+)/.exec(error?.stack)?.[1];
    found = `an error was thrown${line ? ` in line ${line}` : ''}: ${error?.message}`;
  }
  const isSame =
    expected.physical === found?.physical &&
    expected.fault === found?.fault &&
    expected.level === found?.level;
  if (isSame) return;
  wrong += 1;
  example ??= { name: `${access} at 0x${address.toString(16)}`, expected, found };
}

function outcomeOf(address, access) {
  let at = root;
  let writable = true;
  for (const span of SPANS) {
    const entry = at.entries.get(Math.floor(address / span) % 512);
    if (!entry?.present) return { fault: 'not-present', level: at.level };
    writable = writable && entry.writable;
    if (entry.next) {
      at = entry.next;
      continue;
    }
    if (access === 'write' && !writable) return { fault: 'not-writable' };
    return { physical: entry.frame * 4096 + (address % span) };
  }
}

/** An address that shares the path to a page down to some level, or none of it. */
function near() {
  const reach = [4096, 2 ** 21, 2 ** 30, 2 ** 39, 2 ** 48][below(5)];
  return Math.floor(one(pages).first / reach) * reach + below(reach);
}

function map(address, level) {
  let at = root;
  for (const span of SPANS.slice(0, 4 - level)) {
    const index = Math.floor(address / span) % 512;
    let entry = at.entries.get(index);
    if (!entry) {
      const next = node(at.level - 1);
      const writable = random() < 0.85;
      entry = { table: at, index, present: true, writable, frame: next.frame, next };
      at.entries.set(index, entry);
      links.push(entry);
      store(entry);
    }
    if (!entry.next) return;
    at = entry.next;
  }
  const span = SPANS[4 - level];
  const index = Math.floor(address / span) % 512;
  if (at.entries.has(index)) return;
  const first = Math.floor(address / span) * span;
  const page = { table: at, index, first, span, present: true, writable: true, frame: 0 };
  at.entries.set(index, page);
  pages.push(page);
  change(page);
  page.present = true;
  store(page);
}

function change(page) {
  page.present = random() < 0.7;
  page.writable = random() < 0.7;
  // The frames of a large page begin at a multiple of its size.
  const count = page.span / 4096;
  page.frame = count * below(2 ** 38 / count);
  store(page);
}

function store({ table, index, present, writable, frame, next }) {
  const { words } = table;
  const isLarge = !next && table.level > 1;
  // An absent page leaves a note of where it lies in swap, which looks like a frame.
  const flags = (present ? PRESENT : 0) + (writable ? WRITABLE : 0) + (isLarge ? LARGE : 0);
  written -= words[index] % PRIME;
  words[index] = frame * 4096 + flags;
  written += words[index] % PRIME;
}

function node(level) {
  let frame = below(2 ** 38);
  while (memory.has(frame)) frame = below(2 ** 38);
  const words = new Float64Array(512);
  memory.set(frame, words);
  tables.push(words);
  return { level, frame, words, entries: new Map() };
}

/** More than the 32 random bits that one call gives. */
function below(limit) {
  return Math.floor((random() + random() / 2 ** 32) * limit);
}

function one(list) {
  return list[below(list.length)];
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
