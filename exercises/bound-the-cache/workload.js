import * as subject from 'subject';

// Half of the lookups go to eight regulars, half to visitors who never come back. What the
// workload itself remembers is bounded: the regulars' versions and the 40 ids used last.
const RECENT = 40;
const REGULARS = 8;

let random;
let versions;
let recent;
let wrongUsers = 0;
let loadedAgain = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
  versions = new Map();
  for (let i = 0; i < REGULARS; i++) versions.set(name(), 1);
  recent = [];
}

export function round(_i, { size }) {
  const regulars = [...versions.keys()];
  for (let k = 0; k < size; k++) {
    use(k % 2 === 0 ? regulars[Math.floor(random() * REGULARS)] : name());
  }
  const changed = regulars[Math.floor(random() * REGULARS)];
  versions.set(changed, versions.get(changed) + 1);
  subject.forget(changed);
  recent = recent.filter((id) => id !== changed);
}

export function expect() {
  return [
    { name: 'lookups that gave the wrong user', expected: 0, found: wrongUsers },
    { name: 'users loaded again although among the 40 used last', expected: 0, found: loadedAgain },
  ];
}

function use(id) {
  let loads = 0;
  const user = subject.lookup(id, (wanted) => {
    loads += 1;
    return { id: wanted, token: tokenOf(wanted) };
  });
  if (user?.id !== id || user.token !== tokenOf(id)) wrongUsers += 1;
  const index = recent.indexOf(id);
  if (index !== -1) {
    loadedAgain += loads;
    recent.splice(index, 1);
  }
  recent.push(id);
  if (recent.length > RECENT) recent.shift();
}

// What a user holds can't be guessed from the id, and changes when the user does.
function tokenOf(id) {
  let hash = versions.get(id) ?? 0;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x9e3779b1);
  return hash >>> 0;
}

function name() {
  return `user-${Math.floor(random() * 0xffffffff)
    .toString(16)
    .padStart(8, '0')}`;
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
