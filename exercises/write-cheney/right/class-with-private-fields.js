// style: a class with private fields that is made once, and given one heap after the other
class Collector {
  #heap;
  #scan = 0;

  collect(heap) {
    this.#heap = heap;
    heap.start = heap.start === 1 ? 1 + heap.half : 1;
    heap.free = heap.start;
    this.#scan = heap.start;
    for (let i = 0; i < heap.roots.length; i++) this.#forward(heap.roots, i);
    while (this.#scan < heap.free) this.#scanOne();
    this.#heap = undefined;
  }

  #scanOne() {
    const { words } = this.#heap;
    let left = words[this.#scan];
    for (this.#scan += 1; left > 0; left--) {
      this.#forward(words, this.#scan);
      this.#scan += 1;
    }
  }

  /** Mends the value that stands at a place. */
  #forward(list, place) {
    const from = -list[place];
    if (from <= 0) return;
    const { words } = this.#heap;
    if (words[from] >= 0) words[from] = -this.#copied(from);
    list[place] = words[from];
  }

  #copied(from) {
    const { words } = this.#heap;
    const to = this.#heap.free;
    const last = from + words[from];
    for (let word = from; word <= last; word++) {
      words[this.#heap.free] = words[word];
      this.#heap.free += 1;
    }
    return to;
  }
}

const collector = new Collector();
export const collect = (heap) => collector.collect(heap);
