// leak: private field `#order` of `cache`: entries are bounded, the list of recent uses is not
class LruCache {
  #entries = new Map();
  #order = [];

  constructor(capacity) {
    this.capacity = capacity;
  }

  get(key) {
    if (this.#entries.has(key)) this.#order.push({ key, at: Date.now() });
    return this.#entries.get(key);
  }

  set(key, value) {
    if (!this.#entries.has(key) && this.#entries.size >= this.capacity) {
      const oldest = this.#entries.keys().next().value;
      this.#entries.delete(oldest);
    }
    this.#entries.set(key, value);
  }
}

const cache = new LruCache(16);

export function round(i) {
  const key = `k${i % 20}`;
  cache.set(key, i);
  return cache.get(key);
}
