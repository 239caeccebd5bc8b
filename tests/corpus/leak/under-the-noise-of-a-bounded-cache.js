// leak: module binding `evicted`: names of evicted pages, beneath a bounded cache of strings of mixed size
const CAPACITY = 30;
const pages = new Map();
const evicted = [];

function store(name, html) {
  if (pages.size >= CAPACITY) {
    const oldest = pages.keys().next().value;
    pages.delete(oldest);
    evicted.push(oldest);
  }
  pages.set(name, html);
}

export function round(i) {
  for (let n = 0; n < 2; n++) {
    const length = 20 + Math.floor(Math.random() * 2000);
    store(`page-${i}-${n}`, String.fromCharCode(97 + (i % 26)).repeat(length));
  }
  return pages.size;
}
