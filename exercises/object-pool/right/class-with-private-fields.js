// style: classes with private fields; a context knows whether it is idle and who is idle after it
class Context {
  scratch = new Uint8Array(1024);
  #isIdle = false;
  #next = null;

  constructor() {
    this.clear();
  }

  clear() {
    this.path = '';
    this.status = 200;
    this.user = null;
    this.retries = 0;
  }

  /** Gives the new head of the list. */
  giveBack(head) {
    if (this.#isIdle) return head;
    this.clear();
    this.#isIdle = true;
    this.#next = head;
    return this;
  }

  /** Gives the new head of the list. */
  takeOut(path) {
    const next = this.#next;
    this.path = path;
    this.#isIdle = false;
    this.#next = null;
    return next;
  }
}

class Pool {
  #head = null;

  acquire(path) {
    const context = this.#head ?? new Context();
    this.#head = context.takeOut(path);
    return context;
  }

  release(context) {
    this.#head = context.giveBack(this.#head);
  }
}

export const createPool = () => new Pool();
