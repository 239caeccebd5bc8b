// style: a class with private fields and a linked list
class LruCache {
  #limit;
  #nodes = new Map();
  #head = { id: null, user: null, prev: null, next: null };

  constructor(limit) {
    this.#limit = limit;
    this.#head.prev = this.#head;
    this.#head.next = this.#head;
  }

  get(id, load) {
    let node = this.#nodes.get(id);
    if (node) this.#unlink(node);
    else {
      node = { id, user: load(id), prev: null, next: null };
      this.#nodes.set(id, node);
    }
    const last = this.#head.prev;
    node.prev = last;
    node.next = this.#head;
    last.next = node;
    this.#head.prev = node;
    if (this.#nodes.size > this.#limit) this.delete(this.#head.next.id);
    return node.user;
  }

  delete(id) {
    const node = this.#nodes.get(id);
    if (!node) return;
    this.#unlink(node);
    this.#nodes.delete(id);
  }

  #unlink(node) {
    node.prev.next = node.next;
    node.next.prev = node.prev;
  }
}

const users = new LruCache(100);
export const lookup = (id, load) => users.get(id, load);
export const forget = (id) => users.delete(id);
