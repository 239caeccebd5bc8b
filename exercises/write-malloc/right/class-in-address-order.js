// style: class with private fields, one list of free blocks in order of address, first fit
const UNIT = 8;

/** A block begins with two words: its length in units, and where the next free block is. */
class Heap {
  #words;
  #first = 0;

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
      if (length - need < 2) {
        this.#link(before, this.#next(at));
        return UNIT * (at + 1);
      }
      // The front is taken, so that the far end of the heap stays untouched.
      this.#set(at + need, length - need, this.#next(at));
      this.#link(before, at + need);
      this.#words[2 * at] = need;
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
