import * as subject from 'subject';

// Four long areas and four crumbs stay mapped, each in an eighth of the space of its own. Each round maps
// small areas in between, moves them, asks around, and unmaps all of it again. Which frame a page is in is
// computed, and not kept: nearly all that is held here is held by the learner's table.
const SPACE = 2 ** 36;
const SLOT = 2 ** 27;
const FILL = 8;

let random;
let salt;
let table;
let missing;
let areas;
let wrongFrames = 0;
let strayFrames = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
  salt = below(2 ** 32);
  table = subject.createPageTable();
  missing = ['map', 'unmap', 'frameOf'].filter((name) => typeof table?.[name] !== 'function');
  if (missing.length > 0) return;
  // Some slots of the space are taken for good; the others stay free for the rounds.
  areas = [];
  for (let k = 0; k < FILL; k++) {
    const slot = 64 * k + below(32);
    const length = k % 2 === 0 ? 1900 + below(400) : 1;
    areas.push({ first: slot * SLOT + 1 + below(SLOT - 4000), length, version: 0 });
  }
  for (const area of areas) map(area);
}

export function round(i, { size }) {
  if (missing.length > 0) return;
  const version = 1 + i;
  const [near, next, far] = [0, 1, 2].map(() => areas[below(FILL)]);
  const visits = [
    // A little behind an area that stays, most often in tables that it has made.
    { first: near.first + near.length + 1 + below(40), length: size, version },
    // In the same half tebibyte as another one, and in one that was empty.
    { first: slotOf(next.first) + ((next.first + SLOT / 2) % SLOT), length: size, version },
    { first: freeSlot(far.first) + 1 + below(SLOT - 4000), length: size, version },
  ];
  for (const visit of visits) {
    map(visit);
    visit.version += 0.5;
    map({ ...visit, length: 1 + below(size) });
    // Some pages move twice, the others once.
    map(visit);
  }
  for (const visit of visits) {
    look(visit.first + below(size), visit.version);
    look(visit.first + size - 1, visit.version);
    miss(visit.first - 1);
    miss(visit.first + size);
  }
  ask();
  for (const visit of visits) {
    for (let k = 0; k < size; k++) table.unmap(visit.first + ((k * 7) % size));
    table.unmap(visit.first);
    table.unmap(visit.first + size + 3);
    miss(visit.first + below(size));
  }
  ask();
}

export function expect() {
  if (missing.length > 0) {
    return [{ name: 'methods that the page table lacks', expected: [], found: missing }];
  }
  return [
    { name: 'mapped pages that led to the wrong frame', expected: 0, found: wrongFrames },
    { name: 'pages that led to a frame without being mapped', expected: 0, found: strayFrames },
  ];
}

/** The areas that stay, their edges, and pages anywhere else, some at the same place in another table. */
function ask() {
  for (const { first, length, version } of areas) {
    look(first, version);
    look(first + length - 1, version);
    look(first + below(length), version);
    miss(first - 1);
    miss(freeSlot(first) + (first % SLOT));
    miss(slotOf(first) + ((first + 512 * (20 + below(200))) % SLOT));
  }
}

function map({ first, length, version }) {
  for (let page = first; page < first + length; page++) table.map(page, frameOf(page, version));
}

function look(page, version) {
  if (table.frameOf(page) !== frameOf(page, version)) wrongFrames += 1;
}

function miss(page) {
  if (table.frameOf(page) !== undefined) strayFrames += 1;
}

/** Every sixteenth page is in frame 0, the page of zeros that all share. */
function frameOf(page, version) {
  let hash = salt ^ Math.imul(page % 2 ** 20, 0x9e3779b1) ^ Math.floor(page / 2 ** 20);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ Math.imul(2 * version, 0xc2b2ae35);
  hash ^= hash >>> 13;
  return hash % 16 === 0 ? 0 : hash >>> 1;
}

function slotOf(page) {
  return page - (page % SLOT);
}

/** A slot in the half of an eighth of the space in which no area stays. */
function freeSlot(page) {
  return page - (page % (SPACE / FILL)) + SLOT * (32 + below(32));
}

/** More than the 32 random bits that one call gives. */
function below(limit) {
  return Math.floor((random() + random() / 2 ** 32) * limit);
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
