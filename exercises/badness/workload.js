import * as subject from 'subject';

// Tasks of a machine that is out of memory, made one by one and asked about at once. The points are
// counted here a second time; wrong ones are told apart by what is special about their task.
const SPECIAL = ['adj of 0', 'adj above 0', 'adj below 0', 'a task that is spared'];

let random;
const wrong = { 'adj of 0': 0, 'adj above 0': 0, 'adj below 0': 0, 'a task that is spared': 0 };
let example;

export function setup({ seed }) {
  random = mulberry32(seed);
}

export function round(_i, { size }) {
  const totalPages = 200_000 + pick(8_000_000);
  for (let k = 0; k < size; k++) {
    const task = taskOf(totalPages);
    const special = SPECIAL[k % SPECIAL.length];
    if (special === 'adj of 0') task.adj = 0;
    if (special === 'adj above 0') task.adj = 1 + pick(1000);
    if (special === 'adj below 0') task.adj = -1 - pick(999);
    if (special === 'a task that is spared') spare(task);
    const found = subject.badness(task, totalPages);
    const expected = pointsOf(task, totalPages);
    if (found === expected) continue;
    wrong[special] += 1;
    example ??= { task, totalPages, expected, found };
  }
}

export function expect() {
  const rows = SPECIAL.map((special) => ({
    name: `wrong points with ${special}`,
    expected: 0,
    found: wrong[special],
  }));
  if (!example) return rows;
  const { task, totalPages, expected, found } = example;
  // What is said of it is what counts: no name, and of the flags those that are set.
  const said = Object.entries(task).filter(([key, value]) => value !== false && key !== 'name');
  const name = `of ${totalPages} pages, the points of ${JSON.stringify(Object.fromEntries(said))}`;
  return [{ name, expected, found }, ...rows];
}

/** One of the five exceptions, which otherwise would have many points. */
function spare(task) {
  task.adj = pick(1000);
  const why = pick(5);
  if (why === 0) task.adj = -1000;
  else if (why === 1) task.pid = 1;
  else if (why === 2) task.kernelThread = true;
  else if (why === 3) task.oomSkip = true;
  else task.inVfork = true;
}

function taskOf(totalPages) {
  const rss = pick(totalPages >> (1 + pick(8)));
  return {
    pid: 2 + pick(4_000_000),
    name: 'worker',
    totalVm: 2 * rss + pick(50_000_000),
    rss,
    swapents: pick(2) * pick(100_000),
    pgtablesBytes: 4096 * (8 + pick(4000)),
    adj: 0,
    kernelThread: false,
    oomSkip: false,
    inVfork: false,
  };
}

function pointsOf({ pid, rss, swapents, pgtablesBytes, adj, ...why }, totalPages) {
  if (pid === 1 || adj === -1000 || why.kernelThread || why.oomSkip || why.inVfork) return null;
  const thousandth = (totalPages - (totalPages % 1000)) / 1000;
  return rss + swapents + pgtablesBytes / 4096 + thousandth * adj;
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
