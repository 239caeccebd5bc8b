// fails heap-growth: the map is bounded, but the list that remembers the order is not
const cache = new Map();
let order = [];

export function lookup(id, load) {
  const user = cache.get(id) ?? load(id);
  cache.set(id, user);
  order.push(id);
  if (cache.size > 100) {
    const lastUse = new Map(order.map((key, index) => [key, index]));
    let oldest;
    for (const key of cache.keys()) {
      if (oldest === undefined || lastUse.get(key) < lastUse.get(oldest)) oldest = key;
    }
    if (order.length > 150) order = order.filter((key, index) => key[5] === '0' || index > order.length - 120);
    cache.delete(oldest);
  }
  return user;
}

export function forget(id) {
  cache.delete(id);
}
