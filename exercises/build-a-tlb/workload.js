import * as subject from 'subject';

// Three processes that stay and any number that come and go share a TLB, whose shape is of the seed.
// Every lookup is compared with one in a TLB of the workload's own, which makes no objects.
const STAY = 3;
const HOT = 6;

let random;
let tlb;
let missing;
let shape;
let sets;
let time = 0;
let processes;
let births = 0;
let outdated = 0;
let tooMany = 0;
let tooFew = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
  shape = { sets: 3 + below(5), ways: 2 + below(3) };
  tlb = subject.createTlb({ ...shape });
  missing = ['lookup', 'insert', 'invalidate', 'flush'].filter(
    (name) => typeof tlb?.[name] !== 'function',
  );
  // A place whose asid is 0 is free, and was last used before all others.
  const place = () => ({ asid: 0, page: 0, frame: 0, used: 0 });
  sets = Array.from({ length: shape.sets }, () => Array.from({ length: shape.ways }, place));
  processes = [];
  for (let asid = 1; asid <= STAY; asid++) processes.push(start(asid));
}

export function round(_i, { size }) {
  if (missing.length > 0) return;
  for (let left = size; left > 0; ) {
    const process = one(processes);
    for (let k = 1 + below(8); k > 0 && left > 0; k--, left--) use(process, pageOf(process));
    move(one(processes));
  }
  // One that comes, is often the namesake of one that went, and goes.
  births += 1;
  const guest = start(random() < 0.5 ? STAY + 1 + below(3) : 8 + births);
  for (let k = 0; k < 8; k++) {
    use(guest, pageOf(guest));
    use(processes[0], one(processes[0].hot).page);
  }
  flush(guest.asid);
  // One of those that stay starts anew from time to time, the others never do.
  if (random() < 0.3) flush(processes[STAY - 1].asid);
  for (let k = 0; k < 6; k++) {
    const process = one(processes);
    use(process, one(process.hot).page);
  }
  // Each round ends with the same pages in every place.
  for (let page = 0; page < shape.sets * shape.ways; page++) use(processes[1], page);
}

export function expect() {
  if (missing.length > 0) {
    return [{ name: 'methods that the TLB lacks', expected: [], found: missing }];
  }
  const of = `in a TLB of ${shape.sets} sets with ${shape.ways} ways`;
  return [
    { name: `frames that were out of date ${of}`, expected: 0, found: outdated },
    { name: `hits where no entry should be left ${of}`, expected: 0, found: tooMany },
    { name: `misses where an entry should be left ${of}`, expected: 0, found: tooFew },
  ];
}

/** Every other page of a process has a number that others use, too: programs begin alike. */
function start(asid) {
  const hot = [];
  for (let k = 0; k < HOT; k++) {
    hot.push({ page: k % 2 === 0 ? 64 + below(16) : anyPage(), version: below(1000) });
  }
  return { asid, hot, birth: below(1000) };
}

function pageOf({ hot }) {
  return random() < 0.75 ? one(hot).page : anyPage();
}

/** A page of the process moves. The system takes out what the TLB knows of it, or mends it at once. */
function move(process) {
  const moved = one(process.hot);
  moved.version = (moved.version + 1) % 1000;
  if (random() < 0.5) {
    enter(process, moved.page);
    return;
  }
  tlb.invalidate(process.asid, moved.page);
  const place = find(process.asid, moved.page);
  if (place) clear(place);
}

function use(process, page) {
  const place = find(process.asid, page);
  const found = tlb.lookup(process.asid, page);
  if (!place) {
    if (found !== undefined) tooMany += 1;
    enter(process, page);
    return;
  }
  time += 1;
  place.used = time;
  if (found === undefined) {
    tooFew += 1;
    tlb.insert(process.asid, page, place.frame);
  } else if (found !== place.frame) {
    outdated += 1;
  }
}

/** Into the learner's TLB and into ours: where the tables say that the page is now. */
function enter(process, page) {
  const { asid } = process;
  const frame = frameOf(process, page);
  tlb.insert(asid, page, frame);
  time += 1;
  const set = sets[page % shape.sets];
  const oldest = set.reduce((first, next) => (next.used < first.used ? next : first));
  Object.assign(find(asid, page) ?? oldest, { asid, page, frame, used: time });
}

function find(asid, page) {
  return sets[page % shape.sets].find((place) => place.asid === asid && place.page === page);
}

function flush(asid) {
  tlb.flush(asid);
  for (const set of sets) {
    for (const place of set) if (place.asid === asid) clear(place);
  }
}

function clear(place) {
  place.asid = 0;
  place.used = 0;
}

function frameOf({ asid, hot, birth }, page) {
  const version = hot.find((one) => one.page === page)?.version ?? birth;
  let hash = Math.imul(page % 65_521, 0x9e3779b1) ^ Math.imul(asid, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) ^ Math.imul(version, 0x27d4eb2f);
  return (hash ^ (hash >>> 13)) >>> 1;
}

function anyPage() {
  return below(2 ** 32) * 16 + below(16);
}

function below(limit) {
  return Math.floor(random() * limit);
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
