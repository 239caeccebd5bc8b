// style: a class with private fields, and a queue in a typed array
class Collection {
  #heap;
  #queue;
  #end = 0;

  constructor(heap) {
    this.#heap = heap;
    // Each object goes in at most once.
    this.#queue = new Int32Array(heap.live.length);
  }

  mark() {
    const { roots, left, right } = this.#heap;
    for (const root of roots) this.#reach(root);
    for (let i = 0; i < this.#end; i++) {
      this.#reach(left[this.#queue[i]]);
      this.#reach(right[this.#queue[i]]);
    }
    return this;
  }

  sweep() {
    const { live, marks } = this.#heap;
    let freed = 0;
    live.forEach((isLive, i) => {
      if (isLive > marks[i]) {
        live[i] = 0;
        freed += 1;
      }
    });
    marks.fill(0);
    return freed;
  }

  #reach(object) {
    const { marks } = this.#heap;
    if (object < 0 || marks[object]) return;
    marks[object] = 1;
    this.#queue[this.#end++] = object;
  }
}

export const collect = (heap) => new Collection(heap).mark().sweep();
