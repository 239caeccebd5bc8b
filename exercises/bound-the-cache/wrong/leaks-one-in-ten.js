// fails heap-growth: keeps one evicted user in ten, in case they come back
const cache = new Map();
const backup = new Map();
let evicted = 0;

export function lookup(id, load) {
  const user = cache.get(id) ?? load(id);
  cache.delete(id);
  cache.set(id, user);
  if (cache.size > 100) {
    const [oldest, value] = cache.entries().next().value;
    cache.delete(oldest);
    evicted += 1;
    if (evicted % 10 === 0) backup.set(oldest, value);
  }
  return user;
}

export function forget(id) {
  cache.delete(id);
  backup.delete(id);
}
