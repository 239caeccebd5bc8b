import * as subject from 'subject';

// Each round plays three things: puts without takes, to count how many go on; two producers without any
// delay and a slow consumer, with records that are made as they are put; and a queue that is closed.
const LIMIT = 6;
const RECORD = 600;
/** Longer than any round takes, in milliseconds of the virtual clock. */
const PATIENCE = 60_000;

let random;
let first;
let missing;
const wrong = { order: 0, limit: 0, stuck: 0, close: 0, lost: 0 };

export function setup({ seed }) {
  first = seed;
  missing = missingFrom(subject.createQueue(LIMIT), ['put', 'take', 'close']);
}

export async function round(i, { size }) {
  if (missing.length > 0) return;
  // The small games are the same whatever the size, so that only the flow can make a difference.
  random = mulberry32(first + i);
  await within(fillUp(), 'limit');
  await within(flow(size), 'lost');
  random = mulberry32(first - i);
  await within(closeDown(), 'close');
}

export function expect() {
  if (missing.length > 0) {
    return [{ name: 'functions that createQueue() does not give', expected: [], found: missing }];
  }
  return [
    {
      name: 'times that more or fewer than the limit had a place',
      expected: 0,
      found: wrong.limit,
    },
    { name: 'items out of order, changed or twice', expected: 0, found: wrong.order },
    { name: 'items that never came', expected: 0, found: wrong.lost },
    { name: 'mistakes after the queue was closed', expected: 0, found: wrong.close },
    { name: 'waits that never ended', expected: 0, found: wrong.stuck },
  ];
}

/** Puts more than there is room for, and takes them one by one: how many puts have gone on by then? */
async function fillUp() {
  const limit = 1 + pick(5);
  const total = limit + 2 + pick(4);
  const queue = subject.createQueue(limit);
  let goneOn = 0;
  const start = pick(1_000_000);
  for (let k = 0; k < total; k++) {
    Promise.resolve(queue.put(start + k)).then(() => {
      goneOn += 1;
    });
  }
  for (let taken = 0; taken <= total; taken++) {
    await pause(1);
    if (goneOn !== Math.min(total, limit + taken)) wrong.limit += 1;
    if (taken < total && (await queue.take()) !== start + taken) wrong.order += 1;
  }
  // Now somebody waits for an item that is put later: it passes by the queue.
  const later = queue.take();
  const evenLater = queue.take();
  await pause(1);
  await queue.put('a');
  await queue.put('b');
  if ((await later) !== 'a' || (await evenLater) !== 'b') wrong.order += 1;
}

async function flow(size) {
  const queue = subject.createQueue(LIMIT);
  const next = [0, 0];
  let taken = 0;
  const produce = async (who) => {
    for (let k = 0; k < size; k++) {
      const record = new Uint8Array(RECORD);
      record[0] = who;
      record[1] = k & 255;
      await queue.put(record);
    }
  };
  const consume = async () => {
    while (taken < 2 * size) {
      const record = await queue.take();
      const who = record?.[0] === 1 ? 1 : 0;
      if (record?.length !== RECORD || record[1] !== (next[who] & 255)) wrong.order += 1;
      next[who] += 1;
      taken += 1;
      if (taken % 8 === 0) await pause(1 + pick(3));
    }
  };
  await Promise.all([produce(0), produce(1), consume()]);
  wrong.lost += 2 * size - taken;
}

/** Closes a queue with items in it and puts that wait, and one with a taker that waits. */
async function closeDown() {
  const limit = 1 + pick(3);
  const queue = subject.createQueue(limit);
  const total = limit + 2;
  const puts = [];
  for (let k = 0; k < total; k++) puts.push(queue.put(k));
  queue.close();
  const putOnceMore = async () => queue.put(total);
  const isRefused = await putOnceMore().then(
    () => false,
    () => true,
  );
  if (!isRefused) wrong.close += 1;
  for (let k = 0; k < total; k++) if ((await queue.take()) !== k) wrong.close += 1;
  if ((await queue.take()) !== undefined) wrong.close += 1;
  await Promise.all(puts);

  const other = subject.createQueue(limit);
  const waiting = other.take();
  await pause(1);
  other.close();
  if ((await waiting) !== undefined) wrong.close += 1;
}

/** Ends the wait for what never comes, so that there is a result to look at. */
function within(work, what) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      wrong.stuck += 1;
      wrong[what] += 1;
      resolve();
    }, PATIENCE);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Functions that should be there and aren't. */
function missingFrom(object, names) {
  return names.filter((name) => typeof object?.[name] !== 'function');
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
