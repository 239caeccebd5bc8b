// style: class with private fields, places and items counted apart
class Signal {
  #waiting = [];
  #count;

  constructor(count) {
    this.#count = count;
  }

  /** Takes one of what is counted, now or when it is there. */
  async down() {
    if (this.#count > 0) {
      this.#count -= 1;
      return;
    }
    await new Promise((resolve) => this.#waiting.push(resolve));
  }

  up() {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#count += 1;
  }
}

class Queue {
  #items = [];
  #places;
  #filled = new Signal(0);
  #isClosed = false;

  constructor(limit) {
    this.#places = new Signal(limit);
  }

  async put(item) {
    if (this.#isClosed) throw new Error('closed');
    // What is put before the queue is closed comes out, so it is noted down at once.
    this.#items.push(item);
    this.#filled.up();
    await this.#places.down();
  }

  async take() {
    if (this.#items.length === 0 && this.#isClosed) return undefined;
    await this.#filled.down();
    if (this.#items.length === 0) {
      this.#filled.up();
      return undefined;
    }
    this.#places.up();
    return this.#items.shift();
  }

  close() {
    this.#isClosed = true;
    this.#filled.up();
  }
}

export const createQueue = (limit) => new Queue(limit);
