// clean: a doubly linked list with an index of its nodes, in which both lose what is evicted
class LinkedLru {
  #index = new Map();
  #head = { key: null, prev: null, next: null };

  constructor(capacity) {
    this.capacity = capacity;
    this.#head.prev = this.#head.next = this.#head;
  }

  #unlink(node) {
    node.prev.next = node.next;
    node.next.prev = node.prev;
  }

  #toFront(node) {
    node.prev = this.#head;
    node.next = this.#head.next;
    node.next.prev = node;
    this.#head.next = node;
  }

  put(key, value) {
    let node = this.#index.get(key);
    if (node) this.#unlink(node);
    else node = { key, value, prev: null, next: null };
    node.value = value;
    this.#toFront(node);
    this.#index.set(key, node);
    if (this.#index.size > this.capacity) {
      const last = this.#head.prev;
      this.#unlink(last);
      this.#index.delete(last.key);
    }
  }

  get size() {
    return this.#index.size;
  }
}

const lru = new LinkedLru(20);

export function round(i) {
  lru.put(`k${i}`, [i]);
  lru.put(`k${Math.max(0, i - 5)}`, [i, i]);
  return lru.size;
}
