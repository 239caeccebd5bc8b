// style: a class with private fields that clears what was used as it takes it back
class Arena {
  buffer;
  #memory;
  #top = 0;

  constructor(capacity) {
    this.buffer = new ArrayBuffer(capacity);
    this.#memory = new Uint8Array(this.buffer);
  }

  allocate(bytes) {
    const offset = this.#top;
    const end = (offset + bytes + 7) & ~7;
    if (end > this.#memory.length) return -1;
    this.#top = end;
    return offset;
  }

  reset() {
    this.#memory.fill(0, 0, this.#top);
    this.#top = 0;
  }
}

export const createArena = (capacity) => new Arena(capacity);
