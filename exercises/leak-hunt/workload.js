import * as subject from 'subject';

// A desk in use: each round opens conversations, talks, hands some on, announces, and closes most. What
// the desk has to know is kept beside it for the open ones and the last twelve pages.
const WORDS = ['my', 'order', 'is', 'late', 'where', 'the', 'parcel', 'broken', 'thanks', 'Hello'];
const AGENTS = ['Ada', 'Bo', 'Cy', 'Dee'];
const PAGES = 10;
const TALK = ['open', 'say', 'handOn', 'announce', 'close'];
const LOOK = ['draft', 'note', 'find', 'page', 'lastLine'];

let random;
let desk;
let missing;
let open;
let closed;
const wrong = { drafts: 0, searches: 0, notes: 0, pages: 0, lines: 0 };
let example;

export function setup({ seed }) {
  random = mulberry32(seed);
  desk = subject.createDesk();
  missing = missingFrom(desk, [...TALK, ...LOOK]);
  open = [];
  closed = [];
}

export function round(_i, { size, watch }) {
  if (missing.length > 0) return;
  const count = size - 2 + pick(4);
  for (let k = 0; k < count; k++) {
    openOne();
    if (pick(3) === 0) announce();
    const one = open[pick(open.length)];
    say(one, sentence());
    if (pick(2) === 0) handOn(one);
  }
  // One order number a round: a word that nobody says again.
  const orderNumber = `no-${word()}`;
  say(open[0], `${sentence()} ${orderNumber}`);
  // Whoever is handed on twice has had three agents.
  handOn(open.at(-1));
  handOn(open.at(-1));
  for (const one of open) say(one, sentence());
  announce();
  search(orderNumber);
  search(WORDS[pick(WORDS.length)]);
  readDrafts();
  const staying = pick(3);
  while (open.length > staying) closeOne(pick(open.length), watch);
  search(orderNumber);
  search(WORDS[pick(WORDS.length)]);
  readPages();
}

export function expect() {
  if (missing.length > 0) {
    return [{ name: 'functions that createDesk() does not give', expected: [], found: missing }];
  }
  const rows = Object.entries(wrong).map(([name, found]) => ({
    name: `wrong ${name}`,
    expected: 0,
    found,
  }));
  return example ? [...rows, example] : rows;
}

function openOne() {
  const name = word();
  const agent = AGENTS[pick(AGENTS.length)];
  const conversation = desk.open(name, agent);
  const id = conversation?.id;
  const note = `${agent} greeted ${name}`;
  open.push({ id, conversation, name, note, messages: [], heard: 0, latest: '' });
  compare('lines', desk.lastLine(), `open ${id}`);
}

function say(one, text) {
  const from = pick(2) === 0 ? one.name : 'agent';
  desk.say(one.id, from, text);
  one.messages.push({ from, text });
}

function handOn(one) {
  const agent = AGENTS[pick(AGENTS.length)];
  desk.handOn(one.id, agent);
  one.note = `handed on to ${agent}`;
  compare('lines', desk.lastLine(), `hand on ${one.id}`);
  compare('notes', desk.note(one.id), one.note);
}

function announce() {
  const text = word();
  desk.announce(text);
  for (const one of open) {
    one.heard += 1;
    one.latest = text;
  }
}

function search(wanted) {
  const lower = wanted.toLowerCase();
  const ids = open
    .filter(({ messages }) => messages.some(({ text }) => wordsOf(text).includes(lower)))
    .map(({ id }) => id);
  const found = desk.find(wanted);
  const sorted = Array.isArray(found) ? [...found].sort((a, b) => a - b) : [];
  compare('searches', sorted.join(), ids.sort((a, b) => a - b).join());
}

/** All drafts first, and then what is in them: each conversation has one of its own. */
function readDrafts() {
  const drafts = open.map(({ id }) => desk.draft(id));
  open.forEach(({ messages }, at) => {
    const { text } = messages.at(-1);
    let found = '';
    for (let i = 0; i < text.length; i++) found += String.fromCharCode(drafts[at]?.[i]);
    compare('drafts', found, text);
  });
}

function closeOne(at, watch) {
  const [one] = open.splice(at, 1);
  desk.close(one.id);
  compare('lines', desk.lastLine(), `close ${one.id}`);
  const lines = one.messages.map(({ from, text }) => `${from}: ${text}`);
  const end = `(${one.heard} announcements, the last: ${one.latest})`;
  closed.push({ id: one.id, page: [...lines, end].join('\n') });
  if (closed.length > PAGES + 2) closed.shift();
  const { conversation } = one;
  if (typeof conversation === 'object' && conversation !== null) {
    watch('a closed conversation', conversation);
  }
}

function readPages() {
  closed.forEach(({ id, page }, at) => {
    const isKept = at >= closed.length - PAGES;
    compare('pages', desk.page(id), isKept ? page : undefined);
  });
}

function compare(what, found, expected) {
  if (found === expected) return;
  wrong[what] += 1;
  example ??= { name: `the first of the wrong ${what}`, expected, found };
}

function sentence() {
  return Array.from({ length: 3 + pick(4) }, () => WORDS[pick(WORDS.length)]).join(' ');
}

function wordsOf(text) {
  return text.toLowerCase().split(' ');
}

/** Functions that should be there and aren't. */
function missingFrom(object, names) {
  return names.filter((name) => typeof object?.[name] !== 'function');
}

function pick(count) {
  return Math.floor(random() * count);
}

function word() {
  return Math.floor(random() * 0xffffffff)
    .toString(36)
    .padStart(7, '0');
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
