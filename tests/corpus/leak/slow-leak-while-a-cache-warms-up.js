// leak: module binding `trail`: one entry in two rounds, while a cache of 90 pages fills up until round 90
const pages = new Map();
const trail = [];

function page(n) {
  let found = pages.get(n);
  if (!found) {
    found = { n, title: `Page ${n}`, links: [n - 1, n + 1] };
    pages.set(n, found);
  }
  return found;
}

export function round(i) {
  const visited = page(i % 90);
  if (i % 2 === 0) trail.push({ title: visited.title });
  return visited.links.length;
}
