// style: a class with private fields that takes the walk one step at a time
class Walk {
  #level = 4;
  #table;
  #address;
  #readOnly = false;

  constructor(table, address) {
    this.#table = table;
    this.#address = address;
  }

  get #span() {
    return [0, 2 ** 12, 2 ** 21, 2 ** 30, 2 ** 39][this.#level];
  }

  finish(memory, access) {
    const entry = this.#table[Math.trunc(this.#address / this.#span) % 512];
    if ((entry & 1) === 0) return { fault: 'not-present', level: this.#level };
    if ((entry & 2) === 0) this.#readOnly = true;
    const base = entry - (entry % 4096);
    if (this.#level === 1 || (entry & 128) === 128) {
      if (this.#readOnly && access === 'write') return { fault: 'not-writable' };
      return { physical: base + (this.#address % this.#span) };
    }
    this.#table = memory.get(base / 4096);
    this.#level -= 1;
    return this.finish(memory, access);
  }
}

export function translate(memory, root, address, access) {
  return new Walk(memory.get(root), address).finish(memory, access);
}
