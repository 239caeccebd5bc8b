// clean: full after 100 rounds; from then on only the allocator’s slack moves
class Lru {
  #map = new Map();
  constructor(capacity) {
    this.capacity = capacity;
  }
  get(key) {
    const v = this.#map.get(key);
    if (v !== undefined) {
      this.#map.delete(key);
      this.#map.set(key, v);
    }
    return v;
  }
  set(key, value) {
    this.#map.delete(key);
    this.#map.set(key, value);
    if (this.#map.size > this.capacity) this.#map.delete(this.#map.keys().next().value);
  }
}
const cache = new Lru(300);
function thumbnail(id) {
  let t = cache.get(id);
  if (!t) cache.set(id, (t = { id, pixels: new Uint8Array(32), title: `Picture ${id}` }));
  return t;
}
export function round(i) {
  for (let k = 0; k < 3; k++) thumbnail(i * 3 + k);
  thumbnail(i * 3 - 20);
}
