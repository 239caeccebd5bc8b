// clean: a write each round into a buffer of fixed capacity
class RingBuffer {
  #slots;
  #next = 0;

  constructor(capacity) {
    this.#slots = new Array(capacity).fill(undefined);
  }

  push(value) {
    this.#slots[this.#next] = value;
    this.#next = (this.#next + 1) % this.#slots.length;
  }

  *[Symbol.iterator]() {
    for (let k = 0; k < this.#slots.length; k++) {
      const value = this.#slots[(this.#next + k) % this.#slots.length];
      if (value !== undefined) yield value;
    }
  }
}

const readings = new RingBuffer(10);

export function round(i) {
  readings.push({ celsius: 18 + (i % 7), at: Date.now() });
  return [...readings].reduce((sum, r) => sum + r.celsius, 0);
}
