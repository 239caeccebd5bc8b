// fails result: gives away a whole block, however little was asked for
const UNIT = 8;

class Heap {
  #words;
  #first = 0;
  #untouched = 0;

  constructor(buffer) {
    this.#words = new Int32Array(buffer);
    this.#set(0, Math.floor(buffer.byteLength / UNIT), -1);
  }

  malloc(bytes) {
    const need = 1 + Math.ceil(bytes / UNIT);
    let before = -1;
    for (let at = this.#first; at !== -1; before = at, at = this.#next(at)) {
      const length = this.#length(at);
      if (length < need) continue;
      if (length < this.#untouched || this.#next(at) !== -1) {
        this.#link(before, this.#next(at));
        return UNIT * (at + 1);
      }
      this.#set(at + need, length - need, this.#next(at));
      this.#link(before, at + need);
      this.#words[2 * at] = need;
      this.#untouched = length - need;
      return UNIT * (at + 1);
    }
    return -1;
  }

  free(offset) {
    const at = offset / UNIT - 1;
    let before = -1;
    let next = this.#first;
    while (next !== -1 && next < at) {
      before = next;
      next = this.#next(next);
    }
    this.#set(at, this.#length(at), next);
    this.#link(before, at);
    this.#merge(at);
    if (before !== -1) this.#merge(before);
  }

  #merge(at) {
    const next = this.#next(at);
    if (next === -1 || at + this.#length(at) !== next) return;
    this.#set(at, this.#length(at) + this.#length(next), this.#next(next));
  }

  #length(at) {
    return this.#words[2 * at];
  }

  #next(at) {
    return this.#words[2 * at + 1];
  }

  #set(at, length, next) {
    this.#words[2 * at] = length;
    this.#words[2 * at + 1] = next;
  }

  #link(before, next) {
    if (before === -1) this.#first = next;
    else this.#words[2 * before + 1] = next;
  }
}

export const createHeap = (buffer) => new Heap(buffer);
