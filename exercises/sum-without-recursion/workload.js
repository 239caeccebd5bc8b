import * as subject from 'subject';

// The table is one block of rows over and over: the engine copies a million of them in a moment,
// while a loop that fills them would take longer than what is measured. Some amounts are changed
// afterwards, so that no block can stand for all.
const CHANGED = 30;

let random;
let rows;

export function setup({ seed }) {
  random = mulberry32(seed);
  rows = [];
}

export function round(_i, { size }) {
  const few = accountOf(2 + Math.floor(random() * 20));
  for (const account of [accountOf(1), few, few, accountOf(size)]) {
    const { ledger, newest, entries, sum } = account;
    const name = `the balance after ${entries} ${entries === 1 ? 'entry' : 'entries'}`;
    rows.push({ name, expected: sum, found: subject.balance(ledger, newest) });
  }
}

export function expect() {
  return rows;
}

/** A ledger, and in it one account with so many entries among those of others. */
function accountOf(entries) {
  const length = 300 + Math.floor(random() * 100);
  const own = [];
  for (let row = 0; row < length; row++) if (random() < 0.75) own.push(row);
  const blocks = Math.ceil(entries / own.length);
  const amounts = new Int32Array(blocks * length);
  const back = new Int32Array(blocks * length);
  for (let row = 0; row < length; row++) {
    amounts[row] = Math.floor(random() * 2000) - 700;
    back[row] = Math.floor(random() * (row + 1));
  }
  let ofBlock = 0;
  own.forEach((row, k) => {
    back[row] = k === 0 ? row + length - own[own.length - 1] : row - own[k - 1];
    ofBlock += amounts[row];
  });
  for (let done = length; done < amounts.length; done *= 2) {
    amounts.copyWithin(done, 0, done);
    back.copyWithin(done, 0, done);
  }

  // The account began somewhere in the first block; what stands before is another's.
  const skipped = blocks * own.length - entries;
  const first = own[skipped];
  back[first] = 0;
  let sum = blocks * ofBlock;
  for (const row of own.slice(0, skipped)) sum -= amounts[row];
  for (let n = 0; n < CHANGED; n++) {
    const block = Math.floor(random() * blocks);
    const row = block * length + own[Math.floor(random() * own.length)];
    if (row < first) continue;
    const change = 1 + Math.floor(random() * 5000);
    amounts[row] += change;
    sum += change;
  }
  const newest = (blocks - 1) * length + own[own.length - 1];
  return { ledger: { amounts, back }, newest, entries, sum };
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
