// clean: new keys each round in a full LRU cache: one in, one out
class Lru {
  #map = new Map();

  constructor(capacity) {
    this.capacity = capacity;
  }

  get(key) {
    if (!this.#map.has(key)) return undefined;
    const value = this.#map.get(key);
    this.#map.delete(key);
    this.#map.set(key, value);
    return value;
  }

  set(key, value) {
    this.#map.delete(key);
    if (this.#map.size === this.capacity) this.#map.delete(this.#map.keys().next().value);
    this.#map.set(key, value);
  }
}

const cache = new Lru(16);

export function round(i) {
  for (let n = 0; n < 3; n++) cache.set(i * 3 + n, { id: i, n });
  cache.get(i * 3);
  return cache.get(i * 3 + 2).n;
}
