// clean: growth that ends: a cache of 20 pages fills one page a round and is full after round 20
const pages = new Map();

function page(n) {
  if (!pages.has(n)) {
    pages.set(n, { n, title: `Page ${n}`, body: `${'text '.repeat(20)}${n}` });
  }
  return pages.get(n);
}

export function round(i) {
  return page(i % 20).body.length;
}
