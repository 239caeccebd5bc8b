// style: class with private fields, a list whose links know the one before
class Preview {
  #bytes = new Uint8Array(2 * 1024 * 1024);
  #older;

  constructor(older) {
    this.#older = older;
  }

  get bytes() {
    return this.#bytes.length + (this.#older?.bytes ?? 0);
  }
}

class Service {
  cache = new Map();
  queue = [];
  listeners = new Set();
  #newest;

  run(names) {
    this.#newest = new Preview(this.#newest);
    return names.map((name) => [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0));
  }
}

const service = new Service();
export const { cache, queue, listeners } = service;
export const run = (names) => service.run(names);
