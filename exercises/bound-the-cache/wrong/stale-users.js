// fails result: forget only marks the id, so a changed user is still given as they were
const cache = new Map();
const changed = new Set();

export function lookup(id, load) {
  const user = cache.get(id) ?? load(id);
  changed.delete(id);
  cache.delete(id);
  cache.set(id, user);
  if (cache.size > 100) cache.delete(cache.keys().next().value);
  return user;
}

export function forget(id) {
  changed.add(id);
}
