// fails result: clears the whole cache when it is full, the users in use with it
const cache = new Map();

export function lookup(id, load) {
  if (!cache.has(id)) {
    if (cache.size >= 100) cache.clear();
    cache.set(id, load(id));
  }
  return cache.get(id);
}

export function forget(id) {
  cache.delete(id);
}
