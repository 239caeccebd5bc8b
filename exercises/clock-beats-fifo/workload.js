import * as subject from 'subject';

// Three memories of different size, each with a program that uses a few pages over and over and others
// once, and now and then moves on to other pages. Page numbers never come back once their time is over.
const SIZES = 3;

let random;
let machines;
let missing = [];
let references = 0;
let faults = 0;
let clockFaults = 0;
let fifoFaults = 0;
let different = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
  machines = [];
  for (let k = 0; k < SIZES; k++) machines.push(start(3 + 5 * k + below(5)));
  if (machines.some(({ memory }) => typeof memory?.use !== 'function')) missing = ['use'];
}

export function round(_i, { size }) {
  if (missing.length > 0) return;
  for (const machine of machines) {
    for (let k = 0; k < size; k++) refer(machine, pageOf(machine));
    machine.hot[below(machine.hot.length)] = fresh(machine);
  }
}

export function expect() {
  if (missing.length > 0) {
    return [{ name: 'methods that the memory lacks', expected: [], found: missing }];
  }
  const all = `in ${references} references, of which ${fifoFaults} fault under FIFO`;
  return [
    { name: `faults ${all}`, expected: clockFaults, found: faults },
    {
      name: 'references that hit or fault otherwise than under CLOCK',
      expected: 0,
      found: different,
    },
    { name: 'CLOCK faults less than FIFO here', expected: true, found: clockFaults < fifoFaults },
  ];
}

function start(frames) {
  const machine = {
    frames,
    memory: subject.createMemory(frames),
    next: 1 + below(2 ** 20),
    hot: [],
    old: new Float64Array(frames),
    // Of our CLOCK: the page in each frame and its bit; and of our FIFO.
    pages: new Float64Array(frames),
    bits: new Uint8Array(frames),
    hand: 0,
    queue: new Float64Array(frames),
    first: 0,
  };
  for (let k = 0; k < Math.ceil(0.6 * frames); k++) machine.hot.push(fresh(machine));
  return machine;
}

/** Pages in use, pages that come once, and some of those that went by not long ago. */
function pageOf(machine) {
  const chance = random();
  if (chance < 0.86) return machine.hot[below(machine.hot.length)];
  const at = below(machine.frames);
  if (chance < 0.92 && machine.old[at] !== 0) return machine.old[at];
  machine.old[at] = fresh(machine);
  return machine.old[at];
}

function fresh(machine) {
  machine.next += 1 + below(5);
  return machine.next;
}

function refer(machine, page) {
  const expected = clock(machine, page);
  const found = machine.memory.use(page);
  references += 1;
  if (found) faults += 1;
  if (expected) clockFaults += 1;
  if (fifo(machine, page)) fifoFaults += 1;
  if (found !== expected) different += 1;
}

function clock(machine, page) {
  const { frames, pages, bits } = machine;
  const frame = pages.indexOf(page);
  if (frame !== -1) {
    bits[frame] = 1;
    return false;
  }
  for (; bits[machine.hand] === 1; machine.hand = (machine.hand + 1) % frames) {
    bits[machine.hand] = 0;
  }
  pages[machine.hand] = page;
  bits[machine.hand] = 1;
  machine.hand = (machine.hand + 1) % frames;
  return true;
}

function fifo(machine, page) {
  if (machine.queue.includes(page)) return false;
  machine.queue[machine.first] = page;
  machine.first = (machine.first + 1) % machine.frames;
  return true;
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
