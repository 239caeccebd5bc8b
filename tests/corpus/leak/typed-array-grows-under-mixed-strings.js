// leak: module binding `timeline`, 32 samples longer each round, among strings of random size in a full cache
let timeline = new Float64Array(32);
const pages = new Array(24).fill('');

function extend(samples) {
  const longer = new Float64Array(timeline.length + samples);
  longer.set(timeline);
  longer.fill(performance.now(), timeline.length);
  timeline = longer;
}

export function round(i) {
  extend(32);
  for (let n = 0; n < 3; n++) {
    const slot = (i * 3 + n) % pages.length;
    pages[slot] = String(i).padEnd(10 + Math.floor(Math.random() * 2000), '·');
  }
  return timeline.at(-1);
}
