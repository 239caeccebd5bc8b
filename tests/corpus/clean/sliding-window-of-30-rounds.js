// clean: growth over 30 rounds that ends, by time and not by number
const hits = [];
const WINDOW = 30_000;

function allow(now, limit) {
  while (hits.length > 0 && hits[0].at <= now - WINDOW) hits.shift();
  if (hits.length >= limit) return false;
  hits.push({ at: now, id: hits.length });
  return true;
}

export function round() {
  const now = Date.now();
  return [allow(now, 100), allow(now, 100)].filter(Boolean).length;
}
