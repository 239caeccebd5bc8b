import * as subject from 'subject';

// Most visitors open a session and never come back. The workload remembers a few of them, uses some,
// closes some, and asks for the others after they have ended; two regulars never stop.
const LIFETIME = 5000;
const KNOWN = 40;
/** So close to the end of a session nothing is asked. */
const EDGE = 60;

let random;
let regulars;
let known;
let wrongUsers = 0;
let lostTooEarly = 0;
let foundTooLate = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
  known = [];
  regulars = [openOne(), openOne()];
}

export async function round(_i, { size }) {
  for (let step = 0; step < 3; step++) {
    await pause(20 + Math.floor(random() * 380));
    // Now and then a mailing went out.
    const visitors = Math.floor(random() * (random() < 0.1 ? 12 * size : size));
    for (let k = 0; k < visitors; k++) {
      const session = openOne();
      if (known.length < KNOWN) known.push(session);
    }
    for (const session of regulars) use(session);
    for (let k = 0; k < 8 && known.length > 0; k++) ask();
    if (known.length > 0) closeOne();
  }
}

export function expect() {
  return [
    {
      name: 'running sessions that were found with the wrong user',
      expected: 0,
      found: wrongUsers,
    },
    { name: 'running sessions that were not found', expected: 0, found: lostTooEarly },
    { name: 'sessions found though they had ended', expected: 0, found: foundTooLate },
  ];
}

function openOne() {
  const token = word();
  const user = word();
  subject.open(token, user);
  return { token, user, used: Date.now() };
}

function use(session) {
  const user = subject.find(session.token);
  if (user === undefined) lostTooEarly += 1;
  else if (user !== session.user) wrongUsers += 1;
  session.used = Date.now();
}

/** Asks for one of those that the workload remembers; what has ended it forgets then. */
function ask() {
  const index = Math.floor(random() * known.length);
  const session = known[index];
  const left = session.used + LIFETIME - Date.now();
  if (Math.abs(left) < EDGE) return;
  if (left > 0) {
    // Half of the time it goes on unused.
    if (random() < 0.5) use(session);
    return;
  }
  if (subject.find(session.token) !== undefined) foundTooLate += 1;
  known.splice(index, 1);
}

function closeOne() {
  const [session] = known.splice(Math.floor(random() * known.length), 1);
  subject.close(session.token);
  if (subject.find(session.token) !== undefined) foundTooLate += 1;
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
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
