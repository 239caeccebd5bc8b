// leak: module binding `registry`: one property under a fresh Symbol each round, out of sight of Object.keys
const registry = {};

function reserve(owner) {
  const slot = Symbol(`slot of ${owner}`);
  registry[slot] = { owner };
  return slot;
}

export function round(i) {
  const slot = reserve(`worker-${i % 3}`);
  if (Object.keys(registry).length !== 0) throw new Error('symbols are not enumerable by keys()');
  return registry[slot].owner;
}
