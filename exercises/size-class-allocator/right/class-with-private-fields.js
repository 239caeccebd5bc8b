// style: classes with private fields, a page is an object and the pages of a class a linked list
const SIZES = [16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512];

class Page {
  next = null;
  before = null;
  #words;
  #start;
  #firstFree;
  #fresh;
  #live = 0;

  constructor(buffer, start) {
    this.#words = new Int32Array(buffer);
    this.#start = start;
  }

  use(bin) {
    this.bin = bin;
    this.#firstFree = -1;
    this.#fresh = this.#start;
  }

  get isEmpty() {
    return this.#live === 0;
  }

  get isFull() {
    return this.#live === this.bin.capacity;
  }

  take() {
    this.#live += 1;
    const offset = this.#firstFree;
    if (offset !== -1) {
      this.#firstFree = this.#words[offset / 4];
      return offset;
    }
    this.#fresh += this.bin.size;
    return this.#fresh - this.bin.size;
  }

  giveBack(offset) {
    this.#live -= 1;
    this.#words[offset / 4] = this.#firstFree;
    this.#firstFree = offset;
  }
}

class Pages {
  first = null;

  constructor(size) {
    this.size = size;
    this.capacity = Math.floor(4096 / size);
  }

  add(page) {
    page.next = this.first;
    page.before = null;
    if (this.first) this.first.before = page;
    this.first = page;
  }

  remove(page) {
    if (page.next) page.next.before = page.before;
    if (page.before) page.before.next = page.next;
    else this.first = page.next;
  }
}

class Heap {
  #pages = [];
  #empty = new Pages(4096);
  #byStep = [];

  constructor(buffer) {
    for (let start = 0; start < buffer.byteLength; start += 4096) {
      this.#pages.push(new Page(buffer, start));
    }
    for (const page of this.#pages) this.#empty.add(page);
    let step = 0;
    for (const size of SIZES) {
      const pages = new Pages(size);
      for (; 16 * step <= size; step++) this.#byStep[step] = pages;
    }
  }

  malloc(bytes) {
    const pages = this.#byStep[(bytes + 15) >> 4];
    let page = pages.first;
    if (!page) {
      page = this.#empty.first;
      if (!page) return -1;
      this.#empty.remove(page);
      page.use(pages);
      pages.add(page);
    }
    const offset = page.take();
    if (page.isFull) pages.remove(page);
    return offset;
  }

  free(offset) {
    const page = this.#pages[offset >> 12];
    if (page.isFull) page.bin.add(page);
    page.giveBack(offset);
    if (!page.isEmpty) return;
    page.bin.remove(page);
    this.#empty.add(page);
  }
}

export const createHeap = (buffer) => new Heap(buffer);
