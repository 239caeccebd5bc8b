import * as subject from 'subject';

// The first round has short packets only; from the second on, one in each round is as long as they
// come. What arrives is read byte by byte and compared with the reading, so nothing is encoded here.
const LONGEST = 900;

let random;
let encoder;
let reading;
let arrivals = 0;
let sent = 0;
let wrongBytes = 0;
let wrongLengths = 0;
let firstWrong;

export function setup({ seed }) {
  random = mulberry32(seed);
  encoder = subject.createEncoder(receive);
  if (typeof encoder?.encode !== 'function') {
    throw new TypeError('createEncoder: expected an object with a function encode, found none');
  }
}

export function round(i, { size }) {
  const longest = i === 0 ? -1 : Math.floor(random() * size);
  for (let n = 0; n < size; n++) {
    reading = readingOf(n === longest ? LONGEST : Math.floor(random() * 12));
    encoder.encode(reading);
    sent += 1;
  }
  reading = undefined;
}

export function expect() {
  return [
    { name: 'packets that were sent', expected: sent, found: arrivals },
    { name: 'packets of the wrong length', expected: 0, found: wrongLengths },
    { name: 'packets with a wrong byte', expected: 'none', found: firstWrong ?? 'none' },
    { name: 'wrong bytes', expected: 0, found: wrongBytes },
  ];
}

function readingOf(count) {
  const values = new Array(count);
  for (let k = 0; k < count; k++) values[k] = Math.floor(random() * 65_536) - 32_768;
  let name = 'sensor ';
  for (let k = Math.floor(random() * 8); k >= 0; k--) {
    name += String.fromCharCode(33 + Math.floor(random() * 94));
  }
  return { id: Math.floor(random() * 4_294_967_296), name, values };
}

function receive(bytes, length) {
  arrivals += 1;
  const { id, name, values } = reading;
  const expected = 7 + name.length + 2 * values.length;
  if (length !== expected || !(bytes?.length >= length)) {
    wrongLengths += 1;
    return;
  }
  let position = 0;
  const compare = (value, what) => {
    if (bytes[position] !== value) {
      wrongBytes += 1;
      firstWrong ??= `byte ${position} of ${expected}, ${what}: ${bytes[position]} instead of ${value}`;
    }
    position += 1;
  };
  for (let place = 1; place <= 0x1000000; place *= 256) {
    compare(Math.floor(id / place) % 256, 'in the id');
  }
  compare(name.length, "the name's length");
  for (let k = 0; k < name.length; k++) compare(name.charCodeAt(k), 'in the name');
  compare(values.length % 256, 'in the number of values');
  compare(Math.floor(values.length / 256), 'in the number of values');
  // Of a long packet every seventh value, from a different one on each time.
  const step = values.length > 20 ? 7 : 1;
  for (let k = step === 1 ? 0 : Math.floor(random() * step); k < values.length; k += step) {
    position = 7 + name.length + 2 * k;
    const value = (values[k] + 65_536) % 65_536;
    compare(value % 256, 'in a value');
    compare(Math.floor(value / 256), 'in a value');
  }
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
