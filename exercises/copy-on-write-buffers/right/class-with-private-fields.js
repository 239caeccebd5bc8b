// style: a class with private fields; each page says which buffer may write to it
const SIZE = 2048;

class CowBuffer {
  #pages;
  #me = {};

  constructor(length, pages) {
    this.length = length;
    this.#pages = pages;
  }

  static of(bytes) {
    const pages = [];
    for (let at = 0; at < bytes.length; at += SIZE) {
      pages.push({ writer: null, bytes: bytes.slice(at, at + SIZE) });
    }
    return new CowBuffer(bytes.length, pages);
  }

  get(i) {
    return this.#pages[Math.trunc(i / SIZE)].bytes[i % SIZE];
  }

  set(i, value) {
    const at = Math.trunc(i / SIZE);
    if (this.#pages[at].writer !== this.#me) {
      this.#pages[at] = { writer: this.#me, bytes: this.#pages[at].bytes.slice() };
    }
    this.#pages[at].bytes[i % SIZE] = value;
  }

  clone() {
    // A new token: what was written under the old one is shared from here on.
    this.#me = {};
    return new CowBuffer(this.length, [...this.#pages]);
  }
}

export const createBuffer = (bytes) => CowBuffer.of(bytes);
