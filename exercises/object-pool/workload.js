import * as subject from 'subject';

// A round has exactly `size` requests at its busiest, so that a pool is filled after the first one.
// A few requests stay open into the next round. What is open is the workload's to know.
const STAY = 3;
const SCRATCH = 1024;

let random;
let pool;
let open;
let number = 0;
let notNew = 0;
let shared = 0;
let changed = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
  pool = subject.createPool();
  for (const name of ['acquire', 'release']) {
    if (typeof pool?.[name] === 'function') continue;
    throw new TypeError(`createPool: expected an object with a function ${name}, found none`);
  }
  open = [];
}

export function round(_i, { size, watch }) {
  while (open.length < size) begin();
  for (let n = 0; n < size; n++) {
    end(watch);
    begin();
  }
  while (open.length > STAY) end(watch);
}

export function expect() {
  return [
    { name: 'contexts that did not look new', expected: 0, found: notNew },
    { name: 'contexts that two requests had at once', expected: 0, found: shared },
    { name: 'contexts that changed while a request had them', expected: 0, found: changed },
  ];
}

function begin() {
  number += 1;
  // Texts of one length: what stays open then takes the same room each round.
  const path = `/orders/${String(Math.floor(random() * 1e6)).padStart(6, '0')}`;
  const context = pool.acquire(path);
  const isNew =
    context?.path === path &&
    context.scratch?.length === SCRATCH &&
    context.status === 200 &&
    context.user === null &&
    context.retries === 0;
  if (!isNew) notNew += 1;
  if (typeof context !== 'object' || context === null) {
    throw new TypeError(`acquire: expected a context, found ${context}`);
  }
  if (open.some((request) => request.context === context)) shared += 1;
  // What a handler writes into its context: a user always, the rest only sometimes.
  const user = { number, session: [number, path] };
  const request = { path, context, number, status: 200, user, retries: 0 };
  context.user = user;
  if (context.scratch?.length === SCRATCH) {
    context.scratch[0] = number % 251;
    context.scratch[SCRATCH - 1] = number % 241;
  }
  const chance = random();
  if (chance > 0.4) {
    request.status = 404;
    context.status = request.status;
  }
  if (chance > 0.6) {
    request.retries = 1 + Math.floor(random() * 3);
    context.retries = request.retries;
  }
  open.push(request);
}

/** One of the open requests is over: it gives its context back, now and then a second time. */
function end(watch) {
  const [request] = open.splice(Math.floor(random() * open.length), 1);
  const { context } = request;
  const isSame =
    context.path === request.path &&
    context.scratch?.[0] === request.number % 251 &&
    context.scratch[SCRATCH - 1] === request.number % 241 &&
    context.status === request.status &&
    context.user === request.user &&
    context.retries === request.retries;
  if (!isSame) changed += 1;
  pool.release(context);
  if (random() < 0.3) pool.release(context);
  watch('the user of a request that is over', request.user);
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
