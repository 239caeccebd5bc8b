// style: a class with private fields and a ring of linked frames
class Frame {
  page = null;
  wasUsed = false;
  next = this;
}

class Clock {
  #hand = new Frame();
  #held = new Map();

  constructor(frames) {
    for (let n = 1; n < frames; n += 1) {
      const frame = new Frame();
      frame.next = this.#hand.next;
      this.#hand.next = frame;
    }
  }

  use(page) {
    const frame = this.#held.get(page);
    if (frame) {
      frame.wasUsed = true;
      return false;
    }
    while (this.#hand.wasUsed) {
      this.#hand.wasUsed = false;
      this.#hand = this.#hand.next;
    }
    this.#held.delete(this.#hand.page);
    this.#held.set(page, this.#hand);
    Object.assign(this.#hand, { page, wasUsed: true });
    this.#hand = this.#hand.next;
    return true;
  }
}

export const createMemory = (frames) => new Clock(frames);
