// style: class with private fields, entries kept in order of what they save
class Store {
  #limit;
  #bytes = 0;
  #byKey = new Map();
  /** The best to keep come first. */
  #inOrder = [];

  constructor(limit) {
    this.#limit = limit;
  }

  get(key, build) {
    return this.#byKey.get(key)?.data ?? this.#add(key, build(key));
  }

  #add(key, { data, cost }) {
    const entry = { key, data, rate: cost / data.length };
    const place = this.#inOrder.findIndex(({ rate }) => rate < entry.rate);
    this.#inOrder.splice(place === -1 ? this.#inOrder.length : place, 0, entry);
    this.#byKey.set(key, entry);
    this.#bytes += data.length;
    while (this.#bytes > this.#limit) {
      const worst = this.#inOrder.pop();
      this.#byKey.delete(worst.key);
      this.#bytes -= worst.data.length;
    }
    return data;
  }
}

export const createStore = (limit) => new Store(limit);
