import * as subject from 'subject';

// The counting heap is here, and its state is out of reach: a learner's module holds numbers. Numbers are
// never given out twice, so what was freed is known for good.
let random;
let countingHeap;
let nextRef;
let misuses = 0;
let firstMisuse;
let wrongLinks = 0;
let freedEarly = 0;
let notDetached = 0;
let leaked = 0;
let keeper;
let keeperTexts;

export function setup({ seed }) {
  random = mulberry32(seed);
  countingHeap = new Map();
  nextRef = 100 + Math.floor(random() * 900);
  keeperTexts = textsOf(3);
  keeper = subject.openThread(heap, keeperTexts);
}

export function round(_i, { size }) {
  const before = countingHeap.size;
  const texts = textsOf(2 + Math.floor(random() * size));
  const thread = subject.openThread(heap, texts);
  verify(thread, texts);

  // Some are taken out, from both ends and between; now and then somebody is still reading one.
  const removals = Math.floor(random() * texts.length);
  for (let n = 0; n < removals; n++) {
    const place = [0, texts.length - 1, Math.floor(random() * texts.length)][n % 3];
    const message = messageAt(thread, place);
    const isRead = random() < 0.4;
    if (isRead) held(message);
    subject.removeMessage(heap, message);
    texts.splice(place, 1);
    verify(thread, texts);
    if (isRead) {
      if (!countingHeap.has(message)) freedEarly += 1;
      letGo(message);
    }
    if (countingHeap.has(message)) leaked += 1;
  }
  verify(keeper, keeperTexts);

  const place = Math.floor(random() * texts.length);
  const reading = held(messageAt(thread, place));
  subject.closeThread(heap, thread);
  if (countingHeap.has(thread)) leaked += 1;
  if (!countingHeap.has(reading)) freedEarly += 1;
  else if (read(reading, 'thread') !== null) notDetached += 1;
  letGo(reading);
  leaked += Math.max(0, countingHeap.size - before);
  verify(keeper, keeperTexts);
}

export function expect() {
  return [
    { name: 'objects that nobody needs and that were not freed', expected: 0, found: leaked },
    { name: 'links that led to the wrong place in an open thread', expected: 0, found: wrongLinks },
    { name: 'messages freed although somebody held them', expected: 0, found: freedEarly },
    { name: 'messages that still found a closed thread', expected: 0, found: notDetached },
    { name: 'the first misuse of the heap', expected: 'none', found: firstMisuse ?? 'none' },
    { name: 'misuses of the heap', expected: 0, found: misuses },
  ];
}

// ---- the counting heap ----

const heap = Object.freeze({
  make(text) {
    const ref = nextRef;
    nextRef += 1 + Math.floor(random() * 9);
    countingHeap.set(ref, {
      text: `${text}`,
      holds: 1,
      links: 0,
      fields: new Map(),
      watchers: new Set(),
    });
    return ref;
  },
  hold(ref) {
    const object = use(ref, 'hold');
    if (object) object.holds += 1;
  },
  drop(ref) {
    const object = use(ref, 'drop');
    if (!object) return;
    if (object.holds === 0) {
      blame(`drop of object ${ref}, which has no hold left`);
      return;
    }
    object.holds -= 1;
    release(ref);
  },
  set(ref, field, target) {
    refer(ref, field, target, true);
  },
  setWeak(ref, field, target) {
    refer(ref, field, target, false);
  },
  get(ref, field) {
    const object = use(ref, `get of ${field}`);
    return object?.fields.get(field)?.target ?? null;
  },
});

function use(ref, what) {
  const object = countingHeap.get(ref);
  if (!object) blame(`${what}: object ${ref} is not there${ref < nextRef ? ' any more' : ''}`);
  return object;
}

function blame(what) {
  misuses += 1;
  firstMisuse ??= what;
}

function refer(ref, field, target, isHeld) {
  const object = use(ref, `set of ${field}`);
  const next = target === null || target === undefined ? null : target;
  const other = next === null ? undefined : use(next, `set of ${field} to it`);
  if (!object || (next !== null && !other)) return;
  if (other && isHeld) other.links += 1;
  if (other && !isHeld) other.watchers.add(object);
  const old = object.fields.get(field);
  if (next === null) object.fields.delete(field);
  else object.fields.set(field, { target: next, isHeld });
  if (old?.isHeld) {
    countingHeap.get(old.target).links -= 1;
    release(old.target);
  }
}

/** Frees what nothing holds, and what only that held, one after the other. */
function release(first) {
  const open = [first];
  while (open.length > 0) {
    const ref = open.pop();
    const object = countingHeap.get(ref);
    if (!object || object.holds > 0 || object.links > 0) continue;
    countingHeap.delete(ref);
    for (const { target, isHeld } of object.fields.values()) {
      const other = isHeld ? countingHeap.get(target) : undefined;
      if (!other) continue;
      other.links -= 1;
      open.push(target);
    }
    for (const watcher of object.watchers) {
      for (const [field, link] of watcher.fields) {
        if (link.target === ref && !link.isHeld) watcher.fields.delete(field);
      }
    }
  }
}

// ---- what the workload does with it ----

/** Reads a field without blaming anybody: what is not there is shown by what it gives. */
function read(ref, field) {
  return countingHeap.get(ref)?.fields.get(field)?.target ?? null;
}

function verify(thread, texts) {
  let previous = null;
  let message = read(thread, 'first');
  for (const text of texts) {
    const isRight =
      countingHeap.get(message)?.text === text &&
      read(message, 'previous') === previous &&
      read(message, 'thread') === thread;
    if (!isRight) wrongLinks += 1;
    previous = message;
    message = read(message, 'next');
  }
  if (message !== null) wrongLinks += 1;
}

function messageAt(thread, place) {
  let message = read(thread, 'first');
  for (let n = 0; n < place && message !== null; n++) message = read(message, 'next');
  return message;
}

function held(message) {
  const object = countingHeap.get(message);
  if (object) object.holds += 1;
  return message;
}

function letGo(message) {
  const object = countingHeap.get(message);
  if (!object) return;
  if (object.holds > 0) object.holds -= 1;
  release(message);
}

function textsOf(count) {
  const texts = [];
  for (let n = 0; n < count; n++) texts.push(`message ${Math.floor(random() * 900_000) + 100_000}`);
  return texts;
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
