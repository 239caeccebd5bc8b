// fails result: a timer empties the cache each second, so each round starts from nothing
const cache = new Map();
setInterval(() => cache.clear(), 1000);

export function lookup(id, load) {
  if (!cache.has(id)) cache.set(id, load(id));
  return cache.get(id);
}

export function forget(id) {
  cache.delete(id);
}
