import * as subject from 'subject';

// Two machines go through everything that a machine goes through, in an order of the seed, with calm in
// between. What they do in a second is drawn from ranges; the signs of thrashing are all there or one is
// clearly missing. Nothing is remembered but the counters and where each machine is.
const MACHINES = 2;
const CALM = 12;
const GRACE = 10;

let random;
let machines;
let missing = [];
let noAnswers = 0;
const wrong = new Map();

// Shares of what the disk can bring in a second, of those faults, and of the CPU's time.
const KINDS = {
  'an idle time': () => second({ faults: [0, 0.01], user: [0.01, 0.08], wait: [0, 0.03] }),
  'a busy time': () =>
    second({
      faults: [0, 0.02],
      back: [0, 0.3],
      taken: [0, 0.05],
      user: [0.7, 0.9],
      wait: [0, 0.04],
    }),
  'a cold start': () => second({ faults: [0.6, 1], back: [0, 0.04], wait: [0.45, 0.75] }),
  'a cold start in memory full of old pages': () =>
    second({ faults: [0.6, 1], back: [0, 0.06], taken: [0.6, 1], wait: [0.45, 0.75] }),
  'a backup': () =>
    second({ faults: [0, 0.02], back: [0, 0.2], taken: [0.6, 1], wait: [0.35, 0.7] }),
  'the swapping out of an idle program': () =>
    second({ faults: [0, 0.05], back: [0, 0.1], taken: [0.4, 0.9], anon: 1, wait: [0.05, 0.2] }),
  'the waking up of a program from swap': () =>
    second({ faults: [0.6, 1], back: [0.85, 0.97], taken: [0, 0.03], anon: 1, wait: [0.45, 0.75] }),
  'work with a cache that is a little too small': () =>
    second({
      faults: [0.05, 0.12],
      back: [0.6, 0.9],
      taken: [0.05, 0.12],
      user: [0.6, 0.8],
      wait: [0.02, 0.1],
    }),
  'a hiccup': () => second({ ...thrashing(random() < 0.5 ? 0 : 0.9), wait: [0.5, 0.6] }),
  'thrashing with swap': () => second(thrashing(0.9)),
  'thrashing without swap': () => second(thrashing(0)),
};
const CALM_KINDS = Object.keys(KINDS).slice(0, 2);
const EPISODES = Object.keys(KINDS).slice(2);

export function setup({ seed }) {
  random = mulberry32(seed);
  machines = [];
  for (let k = 0; k < MACHINES; k++) machines.push(start());
  if (machines.some(({ detector }) => typeof detector?.sample !== 'function')) missing = ['sample'];
}

export function round(_i, { size }) {
  if (missing.length > 0) return;
  for (let k = 0; k < size; k++) for (const machine of machines) pass(machine);
}

export function expect() {
  if (missing.length > 0) {
    return [{ name: 'methods that the detector lacks', expected: [], found: missing }];
  }
  const rows = [{ name: 'answers that are neither true nor false', expected: 0, found: noAnswers }];
  for (const kind of Object.keys(KINDS)) {
    const what = isThrashing(kind) ? 'no alarm' : 'an alarm';
    rows.push({
      name: `seconds with ${what} during ${kind}`,
      expected: 0,
      found: wrong.get(kind) ?? 0,
    });
  }
  return rows;
}

function start() {
  // A disk brings 300 to 30,000 pages a second, and there are 1 to 16 cores.
  const machine = {
    detector: subject.createDetector(),
    disk: 300 * 100 ** random(),
    ticks: 100 * 2 ** below(5),
    counters: {},
    plan: [],
    kind: CALM_KINDS[0],
    left: 3,
    since: 0,
    sinceThrashing: GRACE,
  };
  const names = ['pgmajfault', 'pgsteal_anon', 'pgsteal_file', 'workingset_refault_anon'];
  names.push('workingset_refault_file', 'pswpin', 'pswpout', 'user', 'system', 'idle', 'iowait');
  // It has been up for a while, and what it went through then says nothing about now.
  for (const name of names) machine.counters[name] = below(2 ** 31);
  return machine;
}

function pass(machine) {
  if (machine.left === 0) next(machine);
  machine.left -= 1;
  machine.since += 1;
  const { kind, since, counters } = machine;
  const deltas = KINDS[kind]();
  for (const name of Object.keys(counters)) counters[name] += amount(machine, deltas[name], name);

  const found = machine.detector.sample({ ...counters });
  if (typeof found !== 'boolean') noAnswers += 1;
  const is = isThrashing(kind);
  machine.sinceThrashing = is ? 0 : machine.sinceThrashing + 1;
  const isGraded = is ? since >= GRACE : machine.sinceThrashing > GRACE;
  if (isGraded && (found === true) !== is) wrong.set(kind, (wrong.get(kind) ?? 0) + 1);
}

function amount({ disk, ticks }, share, name) {
  const isTime = ['user', 'system', 'idle', 'iowait'].includes(name);
  return Math.floor((isTime ? ticks : disk) * share);
}

/** Goes on to calm, or from calm to what comes next in the plan. */
function next(machine) {
  machine.since = 0;
  if (!CALM_KINDS.includes(machine.kind)) {
    machine.kind = CALM_KINDS[below(2)];
    machine.left = CALM + below(4);
    return;
  }
  if (machine.plan.length === 0) machine.plan = shuffled(EPISODES);
  machine.kind = machine.plan.pop();
  machine.left = machine.kind === 'a hiccup' ? 1 + below(2) : 14 + below(8);
}

function isThrashing(kind) {
  return kind.startsWith('thrashing');
}

/** Three signs at once. `anon` is the part that goes to swap; the rest are pages of files. */
function thrashing(anon) {
  return {
    faults: [0.6, 1],
    back: [0.65, 0.95],
    taken: [0.6, 1],
    anon,
    user: [0.02, 0.1],
    wait: [0.52, 0.8],
  };
}

function second({ faults, back = [0, 0], taken = [0, 0], anon = 0, user = [0.03, 0.12], wait }) {
  const major = from(faults);
  const returned = major * from(back);
  const gone = from(taken);
  const busy = from(user);
  const system = from([0.02, 0.05]);
  const iowait = from(wait);
  return {
    pgmajfault: major,
    pgsteal_anon: gone * anon,
    pgsteal_file: gone * (1 - anon),
    workingset_refault_anon: returned * anon,
    workingset_refault_file: returned * (1 - anon),
    pswpin: returned * anon,
    pswpout: gone * anon * 0.8,
    user: busy,
    system,
    iowait,
    idle: Math.max(0, 1 - busy - system - iowait),
  };
}

function from([low, high]) {
  return low + random() * (high - low);
}

function shuffled(list) {
  const copy = [...list];
  for (let k = copy.length - 1; k > 0; k--) {
    const other = below(k + 1);
    [copy[k], copy[other]] = [copy[other], copy[k]];
  }
  return copy;
}

function below(limit) {
  return Math.floor(random() * limit);
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
