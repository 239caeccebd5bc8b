// clean: a head index that is compacted as soon as the queue is empty
class Queue {
  #items = [];
  #head = 0;

  enqueue(item) {
    this.#items.push(item);
  }

  dequeue() {
    const item = this.#items[this.#head++];
    if (this.#head === this.#items.length) {
      this.#items.length = 0;
      this.#head = 0;
    }
    return item;
  }

  get size() {
    return this.#items.length - this.#head;
  }
}

const queue = new Queue();

export function round(i) {
  for (let n = 0; n < 5 + (i % 4); n++) queue.enqueue({ id: i * 10 + n });
  let sum = 0;
  while (queue.size > 0) sum += queue.dequeue().id;
  return sum;
}
