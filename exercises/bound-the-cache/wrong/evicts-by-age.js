// fails result: lets go of the user that came first, even one in constant use
const cache = new Map();

export function lookup(id, load) {
  if (!cache.has(id)) {
    if (cache.size >= 100) cache.delete(cache.keys().next().value);
    cache.set(id, load(id));
  }
  return cache.get(id);
}

export function forget(id) {
  cache.delete(id);
}
