// style: a class with private fields, whose methods give bound methods
class Scanner {
  #read;
  #strings = 0;
  #characters = 0;
  #length = 0;

  constructor(read) {
    this.#read = read;
  }

  outside() {
    const character = this.#read();
    if (character === undefined) return this.#found;
    if (character !== '"') return () => this.outside();
    this.#length = 0;
    return () => this.inside();
  }

  inside() {
    const character = this.#read();
    if (character === undefined) return this.#found;
    if (character === '"') {
      this.#strings += 1;
      this.#characters += this.#length;
      return () => this.outside();
    }
    if (character === '\\') this.#read();
    this.#length += 1;
    return () => this.inside();
  }

  get #found() {
    return { strings: this.#strings, characters: this.#characters };
  }
}

export function trampoline(step) {
  for (let next = step; ; ) {
    const value = next();
    if (typeof value !== 'function') return value;
    next = value;
  }
}

export function scan(read) {
  const scanner = new Scanner(read);
  return trampoline(() => scanner.outside());
}
