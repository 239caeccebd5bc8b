import * as subject from 'subject';

// Jobs of four kinds in random order: done, failing later, throwing at once, and taking too long.
// Their lengths lie between two beats, so that it is certain how many there have to be.
const KINDS = ['done', 'fails', 'throws', 'is late'];
const BEAT = 100;
const TEN_MINUTES = 600_000;
/** Longer than any of the jobs that are to end. */
const PATIENCE = 5000;

let random;
let stuck = 0;
let wrongEnds = 0;
let wrongBeats = 0;
let beatsAfterEnd = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
}

export async function round(_i, { size, watch }) {
  const first = Math.floor(random() * KINDS.length);
  const plays = [];
  for (let k = 0; k < size; k++) {
    // Each kind comes up in each round.
    const kind = k < KINDS.length ? KINDS[(first + k) % KINDS.length] : KINDS[pick(KINDS.length)];
    plays.push(play(kind, watch));
  }
  await Promise.all(plays);
}

export function expect() {
  return [
    { name: 'jobs that never ended', expected: 0, found: stuck },
    { name: 'jobs that ended in another way than their work', expected: 0, found: wrongEnds },
    { name: 'jobs with too few or too many beats', expected: 0, found: wrongBeats },
    { name: 'beats after the end of a job', expected: 0, found: beatsAfterEnd },
  ];
}

async function play(kind, watch) {
  const beatsDue = kind === 'throws' ? 0 : pick(5);
  const length = beatsDue * BEAT + 20 + pick(60);
  const text = word();
  const id = word();
  let beats = 0;
  let isOver = false;
  const pending = subject.run(jobOf({ id, kind, length, text }, watch), (name) => {
    if (isOver) beatsAfterEnd += 1;
    else if (name === id) beats += 1;
  });
  const end = await endOf(pending);
  isOver = true;
  if (end.isStuck) {
    stuck += 1;
    return;
  }
  if (beats !== beatsDue) wrongBeats += 1;
  if (kind === 'done' && end.value !== text) wrongEnds += 1;
  if ((kind === 'fails' || kind === 'throws') && end.message !== text) wrongEnds += 1;
  if (kind === 'is late' && (end.message ?? text) === text) wrongEnds += 1;
}

/** A job that nothing of the workload holds on to once its work has begun. */
function jobOf({ id, kind, length, text }, watch) {
  const job = {
    id,
    limit: kind === 'is late' ? length : TEN_MINUTES,
    input: new Uint8Array(300),
    work() {
      if (kind === 'throws') throw new Error(text);
      return new Promise((resolve, reject) => {
        if (kind === 'fails') setTimeout(() => reject(new Error(text)), length);
        else setTimeout(() => resolve(text), kind === 'is late' ? 2 * length : length);
      });
    },
  };
  watch(`a job that ${kind === 'done' ? 'is done' : kind}`, job);
  return job;
}

/** How a run ends, or that it has not ended after a while. */
function endOf(pending) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ isStuck: true }), PATIENCE);
    const finish = (end) => {
      clearTimeout(timer);
      resolve(end);
    };
    Promise.resolve(pending).then(
      (value) => finish({ value }),
      (error) => finish({ message: error?.message ?? '' }),
    );
  });
}

function pick(count) {
  return Math.floor(random() * count);
}

function word() {
  return Math.floor(random() * 0xffffffff)
    .toString(16)
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
