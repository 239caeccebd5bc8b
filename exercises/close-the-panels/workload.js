import * as subject from 'subject';

// A screen with two panels that stay and a crowd that comes and goes each round. One of the crowd
// closes itself while a price is delivered, which must not make a later panel miss that price.
let bus;
let stay;
let random;
let price = 0;
let emitted = 0;
let missed = 0;
let heardAfterClose = 0;
let lastPriceWrong = 0;
let outOfOrder = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
  bus = subject.createBus();
  stay = [subject.openPanel(bus, 'overview'), subject.openPanel(bus, 'total')];
}

export function round(i, { size, watch }) {
  let crowd = [];
  const calls = { count: 0, last: -1 };
  const self = Math.floor(random() * (size - 1));
  for (let k = 0; k < size; k++) {
    const onPrice = () => {
      calls.count += 1;
      if (k <= calls.last) outOfOrder += 1;
      calls.last = k;
      if (k === self) crowd?.[k].close();
    };
    crowd.push(subject.openPanel(bus, `panel ${i}.${k}`, onPrice));
  }
  const prices = 2 + Math.floor(random() * 3);
  for (let n = 0; n < prices; n++) {
    calls.last = -1;
    emit();
  }
  // The one that closed itself heard the first price only; the others heard them all.
  missed += Math.abs(calls.count - (1 + (size - 1) * prices));

  for (const panel of crowd) panel.close();
  crowd[0].close();
  const heard = crowd.map((panel) => panel.heard);
  emit();
  crowd.forEach((panel, k) => {
    heardAfterClose += panel.heard - heard[k];
    watch('a closed panel', panel);
  });
  crowd = undefined;
}

export function expect() {
  return [
    { name: 'prices that panels of the crowd missed or heard twice', expected: 0, found: missed },
    { name: 'prices heard out of order', expected: 0, found: outOfOrder },
    { name: 'prices heard by closed panels', expected: 0, found: heardAfterClose },
    { name: 'prices heard by the first panel that stays', expected: emitted, found: stay[0].heard },
    {
      name: 'prices heard by the second panel that stays',
      expected: emitted,
      found: stay[1].heard,
    },
    { name: 'last prices that were not in a history', expected: 0, found: lastPriceWrong },
  ];
}

function emit() {
  price = Math.floor(random() * 1000);
  bus.emit(price);
  emitted += 1;
  for (const panel of stay) {
    if (panel.history[(panel.heard - 1) % 50] !== price) lastPriceWrong += 1;
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
