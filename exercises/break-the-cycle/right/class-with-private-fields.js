// style: a class with private fields around the heap, that links two neighbours at a time
class Threads {
  #heap;

  constructor(heap) {
    this.#heap = heap;
  }

  open(texts) {
    const thread = this.#heap.make('thread');
    let last = null;
    for (const text of texts) last = this.#append(thread, last, text);
    return thread;
  }

  remove(message) {
    const { get } = this.#heap;
    this.#join(get(message, 'thread'), get(message, 'previous'), get(message, 'next'));
  }

  close(thread) {
    this.#heap.drop(thread);
  }

  #append(thread, last, text) {
    const message = this.#heap.make(text);
    this.#heap.setWeak(message, 'thread', thread);
    this.#join(thread, last, message);
    this.#heap.drop(message);
    return message;
  }

  /** Holds forwards, looks backwards. */
  #join(thread, before, after) {
    if (after !== null) this.#heap.setWeak(after, 'previous', before);
    if (before === null) this.#heap.set(thread, 'first', after);
    else this.#heap.set(before, 'next', after);
  }
}

export const openThread = (heap, texts) => new Threads(heap).open(texts);
export const removeMessage = (heap, message) => new Threads(heap).remove(message);
export const closeThread = (heap, thread) => new Threads(heap).close(thread);
