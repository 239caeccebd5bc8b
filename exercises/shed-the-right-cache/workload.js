import * as subject from 'subject';

// Four kinds of things of other sizes and costs in each variant, many more than fit, and any of them as
// likely to be asked for as any other. Beside the store the rule itself is played, with sizes and costs
// alone.
const LIMIT = 256 * 1024;
const KINDS = ['thumbnail', 'page', 'map', 'index'];
const KEYS = 18;
/** A tenth more than the rule needs is close enough. */
const SLACK = 1.1;

let random;
let store;
let missing;
let kinds;
let salt;
let spent = 0;
let wrongData = 0;
let kept;
let keptBytes = 0;
let ruleSpent = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
  salt = pick(0x7fffffff);
  kept = new Map();
  // `rate` is in milliseconds for 1 KiB. An index is costly to build, and still cheap for its size.
  kinds = [
    { least: 1024, most: 2048, rate: 15 + 10 * random() },
    { least: 3072, most: 6144, rate: 0.5 + random() / 2 },
    { least: 8192, most: 12_288, rate: 8 + 4 * random() },
    { least: 16_384, most: 24_576, rate: 2 + 1.2 * random() },
  ];
  store = subject.createStore(LIMIT);
  missing = missingFrom(store, ['get']);
}

export function round(_i, { size }) {
  if (missing.length > 0) return;
  for (let k = 0; k < size; k++) {
    const key = `${KINDS[pick(KINDS.length)]}-${pick(KEYS)}`;
    const { bytes, cost, mark } = thingOf(key);
    const data = store.get(key, build);
    if (data?.length !== bytes || data[0] !== mark || data[bytes - 1] !== mark) wrongData += 1;
    playRule(key, bytes, cost);
  }
}

export function expect() {
  if (missing.length > 0) {
    return [{ name: 'functions that createStore() does not give', expected: [], found: missing }];
  }
  const over = Math.max(0, Math.round(spent - SLACK * ruleSpent));
  const name = `milliseconds above the ${Math.round(SLACK * ruleSpent)} that building may take`;
  return [
    { name: 'wrong data', expected: 0, found: wrongData },
    { name, expected: 0, found: over },
  ];
}

function build(key) {
  const { bytes, cost, mark } = thingOf(key);
  spent += cost;
  const data = new Uint8Array(bytes);
  data[0] = mark;
  data[bytes - 1] = mark;
  return { data, cost };
}

/** Size and cost come from the key, so that the workload holds no table of them. */
function thingOf(key) {
  let hash = salt;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0;
  const { least, most, rate } = kinds[KINDS.indexOf(key.slice(0, key.indexOf('-')))];
  const bytes = least + (hash % (most - least));
  // From half the rate of its kind to half as much again.
  const cost = Math.ceil((bytes / 1024) * rate * (0.5 + ((hash >>> 16) % 100) / 100));
  return { bytes, cost, mark: 1 + ((hash >>> 8) % 250) };
}

function playRule(key, bytes, cost) {
  if (kept.has(key)) return;
  ruleSpent += cost;
  kept.set(key, { bytes, rate: cost / bytes });
  keptBytes += bytes;
  while (keptBytes > LIMIT) {
    let worst;
    for (const [name, { rate }] of kept) {
      if (worst === undefined || rate < kept.get(worst).rate) worst = name;
    }
    keptBytes -= kept.get(worst).bytes;
    kept.delete(worst);
  }
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
