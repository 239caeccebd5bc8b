// style: a class for each kind of table, with private fields and six levels of 64 entries
class Leaf {
  #frames = new Array(64).fill(-1);
  #used = 0;

  get isEmpty() {
    return this.#used === 0;
  }

  get([index]) {
    const frame = this.#frames[index];
    return frame < 0 ? undefined : frame;
  }

  set([index], frame) {
    const before = this.#frames[index];
    this.#frames[index] = frame;
    if (before < 0 && frame >= 0) this.#used += 1;
    if (before >= 0 && frame < 0) this.#used -= 1;
  }
}

class Directory {
  #below = new Map();
  #level;

  constructor(level) {
    this.#level = level;
  }

  get isEmpty() {
    return this.#below.size === 0;
  }

  get([index, ...rest]) {
    return this.#below.get(index)?.get(rest);
  }

  set([index, ...rest], frame) {
    let next = this.#below.get(index);
    if (next === undefined) {
      if (frame < 0) return;
      next = this.#level === 2 ? new Leaf() : new Directory(this.#level - 1);
      this.#below.set(index, next);
    }
    next.set(rest, frame);
    if (next.isEmpty) this.#below.delete(index);
  }
}

const pathOf = (page) => [30, 24, 18, 12, 6, 0].map((bits) => Math.floor(page / 2 ** bits) % 64);

class PageTable {
  #root = new Directory(6);

  map(page, frame) {
    this.#root.set(pathOf(page), frame);
  }

  unmap(page) {
    this.#root.set(pathOf(page), -1);
  }

  frameOf(page) {
    return this.#root.get(pathOf(page));
  }
}

export const createPageTable = () => new PageTable();
