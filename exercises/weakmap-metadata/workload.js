import * as subject from 'subject';

// A few widgets stay on the page, a crowd comes and goes each round. The page's own counts live beside
// the widgets, in records that go with them, so the workload itself holds nothing longer than the page.
const STAY = 5;
const IDS = 4;

let random;
let stay;
let wrongViews = 0;
let wrongTexts = 0;
let madeUp = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
  stay = [];
  for (let n = 0; n < STAY; n++) stay.push(recordOf());
}

export function round(_i, { size, watch }) {
  let crowd = [];
  for (let n = 0; n < size; n++) crowd.push(recordOf());
  for (let n = 0; n < 3 * size; n++) {
    const list = random() < 0.2 ? stay : crowd;
    see(list[Math.floor(random() * list.length)]);
  }
  for (const record of [...stay, ...crowd]) {
    const expected = record.views === 0 ? undefined : `${record.title}: ${record.views}`;
    const found = subject.describe(record.widget);
    if (found === expected) continue;
    if (expected === undefined) madeUp += 1;
    else wrongTexts += 1;
  }
  for (const { widget } of crowd) watch('a widget that the page let go of', widget);
  crowd = undefined;
}

export function expect() {
  return [
    { name: 'numbers of views that were wrong', expected: 0, found: wrongViews },
    { name: 'descriptions that were wrong', expected: 0, found: wrongTexts },
    { name: 'descriptions of widgets never seen', expected: 0, found: madeUp },
  ];
}

function see(record) {
  record.views += 1;
  record.title = `title ${String(Math.floor(random() * 10_000)).padStart(4, '0')}`;
  if (subject.see(record.widget, record.title) !== record.views) wrongViews += 1;
}

/** A widget as the page has it, frozen, with an id that others have too. */
function recordOf() {
  const widget = Object.freeze({ id: `widget-${Math.floor(random() * IDS)}` });
  return { widget, title: '', views: 0 };
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
