// style: class with private fields, an object for each question
class Waiting {
  #client;
  #signal;
  #timer;
  #onAbort = () => this.reject(this.#signal.reason);

  constructor(client, signal, timeout) {
    this.#client = client;
    this.#signal = signal;
    this.id = client.enter(this);
    this.promise = new Promise((resolve, reject) => {
      this.resolve = (text) => this.#leave(resolve, text);
      this.reject = (reason) => this.#leave(reject, reason);
    });
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    this.#timer = setTimeout(() => {
      const error = new Error('timeout');
      error.name = 'TimeoutError';
      this.reject(error);
    }, timeout);
  }

  #leave(settle, value) {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#client.leave(this.id);
    settle(value);
  }
}

class Client {
  #send;
  #waiting = new Map();
  #next = 1;

  constructor(send) {
    this.#send = send;
  }

  enter(one) {
    this.#waiting.set(this.#next, one);
    return this.#next++;
  }

  leave(id) {
    this.#waiting.delete(id);
  }

  ask(question, { signal, timeout }) {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const { id, promise } = new Waiting(this, signal, timeout);
    this.#send(id, question);
    return promise;
  }

  answer(id, text) {
    this.#waiting.get(id)?.resolve(text);
  }
}

export const createClient = (send) => new Client(send);
export const createController = () => new AbortController();
