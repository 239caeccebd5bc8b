import * as subject from 'subject';

// Questions of five kinds in random order. Those that are answered or time out get the signal of the
// app, which lives through all rounds, or none; those that are given up get that of a page.
const KINDS = ['answered', 'given up', 'given up before', 'answered too late', 'timed out'];
const TEN_MINUTES = 600_000;
const PATIENCE = 900;

let random;
let client;
let missing;
let app;
let sent;
const wrong = { ends: 0, reasons: 0, needless: 0, unsent: 0 };
let stuck = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
  app = subject.createController();
  client = subject.createClient((id, question) => {
    if (sent) sent.push({ id, question });
  });
  missing = [...missingFrom(client, ['ask', 'answer']), ...missingFrom(app, ['abort'])];
}

export async function round(_i, { size, watch }) {
  if (missing.length > 0) return;
  const first = pick(KINDS.length);
  const plays = [];
  for (let k = 0; k < size; k++) {
    const kind = k < KINDS.length ? KINDS[(first + k) % KINDS.length] : KINDS[pick(KINDS.length)];
    plays.push(play(kind, watch));
  }
  await Promise.all(plays);
}

export function expect() {
  if (missing.length > 0) {
    return [
      {
        name: 'functions that createClient() or createController() does not give',
        expected: [],
        found: missing,
      },
    ];
  }
  return [
    { name: 'questions that never ended', expected: 0, found: stuck },
    { name: 'questions that ended in the wrong way', expected: 0, found: wrong.ends },
    { name: 'ends with the wrong text, reason or name', expected: 0, found: wrong.reasons },
    { name: 'questions not sent, or more than once', expected: 0, found: wrong.unsent },
    { name: 'questions sent though given up before', expected: 0, found: wrong.needless },
  ];
}

async function play(kind, watch) {
  const text = word();
  const page = subject.createController();
  if (kind === 'given up before') page.abort(text);
  const { pending, ids } = ask(kind, page, watch);
  if (kind === 'given up before' ? ids.length > 0 : ids.length !== 1) {
    wrong[kind === 'given up before' ? 'needless' : 'unsent'] += 1;
  }
  if (kind === 'answered') later(() => client.answer(ids[0], text));
  if (kind === 'given up' || kind === 'answered too late') later(() => page.abort(text));
  const end = await endOf(pending);
  if (kind === 'answered too late') client.answer(ids[0], word());
  if (end.isStuck) stuck += 1;
  else if (kind === 'answered') judge('value' in end, end.value === text);
  else if (kind === 'timed out') judge('error' in end, end.error?.name === 'TimeoutError');
  else judge('error' in end, end.error === text);
}

/** What is watched is reached from nowhere in the workload once the question has been asked. */
function ask(kind, page, watch) {
  const question = { text: word(), picture: new Uint8Array(100) };
  const timeout = kind === 'timed out' ? 20 + pick(200) : TEN_MINUTES;
  const usual = pick(3) === 0 ? undefined : app.signal;
  const signal = kind === 'answered' || kind === 'timed out' ? usual : page.signal;
  sent = [];
  const pending = client.ask(question, signal ? { signal, timeout } : { timeout });
  const ids = sent.filter((one) => one.question === question).map(({ id }) => id);
  sent = undefined;
  watch(`a question that was ${kind}`.replace('was timed', 'timed'), question);
  if (typeof pending?.then === 'function') watch('a promise that was settled', pending);
  return { pending, ids };
}

function judge(isRightWay, isRightValue) {
  if (!isRightWay) wrong.ends += 1;
  else if (!isRightValue) wrong.reasons += 1;
}

/** How a promise ends, or that it has not ended after a while. */
function endOf(pending) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ isStuck: true }), PATIENCE);
    const finish = (end) => {
      clearTimeout(timer);
      resolve(end);
    };
    Promise.resolve(pending).then(
      (value) => finish({ value }),
      (error) => finish({ error }),
    );
  });
}

function later(what) {
  setTimeout(what, 1 + pick(200));
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
    .padStart(8, '0');
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
