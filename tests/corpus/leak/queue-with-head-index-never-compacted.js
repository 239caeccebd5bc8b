// leak: private field `#items` of `queue`: dequeue only moves the head index on, the array keeps what it passed
class Queue {
  #items = [];
  #head = 0;

  enqueue(item) {
    this.#items.push(item);
  }

  dequeue() {
    if (this.#head === this.#items.length) return undefined;
    return this.#items[this.#head++];
  }

  get size() {
    return this.#items.length - this.#head;
  }
}

const queue = new Queue();

export function round(i) {
  for (let n = 0; n < 3; n++) queue.enqueue({ job: `resize-${i}-${n}`, attempts: 0 });
  while (queue.size > 0) queue.dequeue().attempts += 1;
  return queue.size;
}
