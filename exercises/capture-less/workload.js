import * as subject from 'subject';

// The list keeps the forty rows that came last, with what each of them has to answer. Orders are made
// one by one and dropped once their row is made.
const ROWS = 40;

let random;
let list;
const wrong = { label: 0, total: 0, isLate: 0, has: 0 };

export function setup({ seed }) {
  random = mulberry32(seed);
  list = [];
}

export function round(_i, { size, watch }) {
  for (let k = 0; k < size; k++) {
    const { order, facts } = makeOrder();
    watch('an order', order);
    watch('the scan of an order', order.scan);
    list.push({ row: subject.makeRow(order), facts });
    if (list.length > ROWS) list.shift();
  }
  // Any of them may be asked, whenever it came.
  for (let k = 0; k < 10; k++) ask(list[pick(list.length)]);
}

export function expect() {
  return Object.entries(wrong).map(([name, found]) => ({
    name: `wrong answers of ${name}`,
    expected: 0,
    found,
  }));
}

function ask({ row, facts }) {
  const { due, label, total, articles } = facts;
  if (row?.label?.() !== label) wrong.label += 1;
  if (row?.total?.() !== total) wrong.total += 1;
  const today = due - 2 + pick(5);
  if (row?.isLate?.(today) !== due < today) wrong.isLate += 1;
  const inside = articles[pick(articles.length)];
  if (row?.has?.(inside) !== true || row?.has?.(inside.slice(1)) !== false) wrong.has += 1;
}

/** An order, and what its row must know of it. */
function makeOrder() {
  const customer = { name: word(), city: word(), orders: [] };
  const order = { customer, lines: [], due: 20_000 + pick(400), scan: new Uint8Array(8192) };
  customer.orders.push(order);
  let total = 0;
  const articles = [];
  const count = 3 + pick(6);
  for (let k = 0; k < count; k++) {
    const line = { article: word(), cents: 1 + pick(9999), count: 1 + pick(9), order };
    order.lines.push(line);
    articles.push(line.article);
    total += line.cents * line.count;
  }
  const label = `${customer.name}, ${customer.city}`;
  return { order, facts: { label, total, due: order.due, articles } };
}

function pick(count) {
  return Math.floor(random() * count);
}

function word() {
  return Math.floor(random() * 0xffffffff)
    .toString(36)
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
