import * as subject from 'subject';

// The file is made page by page, in two frames: which bytes stand at a place follows from the place. It has
// blocks of lines that differ little from each other, and two long lines in its midst.
const BLOCK = 64;
const PAGE = 256;
const FRAMES = 2;
const NEWLINE = 10;

let random;
let file;
let frames;
let lines = 0;
let repeats = 0;
let foundLines = 0;
let foundRepeats = 0;
let noAnswers = 0;
let tooMany = 0;
let opened = 0;
let allowed = 0;
let leftOpen = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
}

export function round(i, { size }) {
  const long = Math.floor(size / 4);
  file = {
    salt: Math.floor(random() * 2 ** 32),
    blocks: size,
    long,
    first: 1 + Math.floor(random() * (size - 2 * long - 1)),
    // The two long lines differ in their last byte, or not at all.
    differs: random() < 0.5,
    // One of two files ends without a newline.
    length: size * BLOCK - (i % 2),
  };
  frames = Array.from({ length: FRAMES }, () => ({
    ...{ page: -1, users: 0, used: 0 },
    bytes: new Uint8Array(PAGE),
  }));
  const pages = Math.ceil(file.length / PAGE);
  allowed += 3 * pages;
  count();
  const found = subject.countRepeats({ length: file.length, pageSize: PAGE, open, close });
  if (!Number.isInteger(found?.lines) || !Number.isInteger(found?.repeats)) noAnswers += 1;
  else {
    foundLines += found.lines;
    foundRepeats += found.repeats;
  }
  leftOpen += frames.filter(({ users }) => users > 0).length;
  frames = undefined;
}

export function expect() {
  return [
    { name: 'answers without whole numbers of lines and repeats', expected: 0, found: noAnswers },
    { name: 'lines', expected: lines, found: foundLines },
    { name: 'repeated lines', expected: repeats, found: foundRepeats },
    { name: 'pages opened while two others were open', expected: 0, found: tooMany },
    { name: 'pages still open in the end', expected: 0, found: leftOpen },
    {
      name: `pages opened beyond the ${allowed} allowed`,
      expected: 0,
      found: Math.max(0, opened - allowed),
    },
  ];
}

function open(page) {
  if (!Number.isInteger(page) || page < 0 || page * PAGE >= file.length) return undefined;
  opened += 1;
  let frame = frames.find((one) => one.page === page);
  if (!frame) {
    frame = frames.filter((one) => one.users === 0).sort((a, b) => a.used - b.used)[0];
    if (!frame) {
      tooMany += 1;
      frame = { page, users: 0, used: 0, bytes: new Uint8Array(PAGE) };
      frames.push(frame);
    }
    frame.page = page;
    fill(frame);
  } else if (frame.users === 0) {
    frame.bytes.reverse();
  }
  frame.users += 1;
  frame.used = opened;
  const rest = file.length - page * PAGE;
  return rest < PAGE ? frame.bytes.subarray(0, rest) : frame.bytes;
}

function close(page) {
  const frame = frames.find((one) => one.page === page && one.users > 0);
  if (!frame) return;
  frame.users -= 1;
  // Other bytes stand there now; turned back they are the page's again, if it comes back in time.
  if (frame.users === 0) frame.bytes.reverse();
}

function fill({ page, bytes }) {
  const first = (page * PAGE) / BLOCK;
  const end = Math.min(first + PAGE / BLOCK, file.blocks);
  for (let block = first; block < end; block++) fillBlock(block, bytes, (block - first) * BLOCK);
}

function fillBlock(block, bytes, at) {
  const place = block - file.first;
  if (place >= 0 && place < 2 * file.long) {
    const second = place >= file.long;
    const start = (second ? place - file.long : place) * BLOCK;
    for (let k = 0; k < BLOCK; k++) bytes[at + k] = 97 + (((start + k) * 7) % 23);
    if ((place + 1) % file.long !== 0) return;
    bytes[at + BLOCK - 1] = NEWLINE;
    if (second && file.differs) bytes[at + BLOCK - 2] = 65;
    return;
  }
  // Lines of 7, 15 or 31 bytes, or empty ones, that begin as those of the blocks around do.
  const isLast = block === file.blocks - 1;
  const width = [8, 8, 16, 16, 16, 32, 32, isLast ? 8 : 1][hash(block, 1) % 8];
  const word = hash(block >> 2, 2);
  for (let line = 0; line < BLOCK / width; line++) {
    const start = at + line * width;
    const last = start + width - 1;
    for (let k = start; k < last; k++) bytes[k] = 97 + ((word >> ((k - start) % 16)) & 3);
    bytes[last] = NEWLINE;
    const variant = hash(block, 3 + line) % 8;
    if (width === 1 || variant < 4) continue;
    if (variant < 6) {
      // The same bytes in another order.
      const a = start + (hash(block, 99) % (width - 1));
      const b = start + (hash(line, 98) % (width - 1));
      [bytes[a], bytes[b]] = [bytes[b], bytes[a]];
    } else {
      bytes[variant === 6 ? start : last - 1] = 97 + (hash(block, line) % 4);
    }
  }
}

/** Counts what the learner's code has to find, block by block and with strings. */
function count() {
  const bytes = new Uint8Array(BLOCK);
  let previous;
  for (let block = 0; block < file.blocks; block++) {
    if (block === file.first) {
      block += 2 * file.long - 1;
      lines += 2;
      if (!file.differs) repeats += 1;
      previous = undefined;
      continue;
    }
    fillBlock(block, bytes, 0);
    for (const line of String.fromCharCode(...bytes)
      .split('\n')
      .slice(0, -1)) {
      lines += 1;
      if (line === previous) repeats += 1;
      previous = line;
    }
  }
}

function hash(a, b) {
  let h = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ file.salt;
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
  return (h ^ (h >>> 13)) >>> 0;
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
