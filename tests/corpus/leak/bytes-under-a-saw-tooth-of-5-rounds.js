// leak: module binding `csv`, one string that is a row longer each round, below a buffer flushed each fifth round
const pending = [];
let csv = 'time,count,total';

function add(i) {
  for (let n = 0; n < 12; n++) pending.push({ n, amount: (i * n) % 17 });
  csv = [csv, [i, pending.length, pending.at(-1).amount].join(',')].join('\n');
}

function flush() {
  const total = pending.reduce((sum, row) => sum + row.amount, 0);
  pending.length = 0;
  return total;
}

export function round(i) {
  add(i);
  return i % 5 === 4 ? flush() : csv.length;
}
