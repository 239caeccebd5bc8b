// style: a class with private fields; what is to do is a linked list
class Walk {
  #next;

  constructor(document) {
    this.#next = { value: document, rest: undefined };
  }

  *[Symbol.iterator]() {
    while (this.#next) {
      const { value, rest } = this.#next;
      this.#next = rest;
      if (value === null || typeof value !== 'object') yield value;
      else this.#enter(Object.values(value));
    }
  }

  #enter(children) {
    for (const value of children.reverse()) this.#next = { value, rest: this.#next };
  }
}

export function leaves(document) {
  return [...new Walk(document)];
}
