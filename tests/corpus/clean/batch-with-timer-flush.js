// clean: a batch that a timer flushes 2.5 s later, so that some rounds end with it full
class Analytics {
  #queue = [];
  #timer = null;
  sent = 0;

  track(name, props) {
    this.#queue.push({ name, props, at: Date.now() });
    this.#timer ??= setTimeout(() => this.#flush(), 2500);
  }

  #flush() {
    this.#timer = null;
    this.sent += this.#queue.length;
    this.#queue = [];
  }
}

const analytics = new Analytics();

export function round(i) {
  analytics.track('view', { page: `/p/${i}` });
  analytics.track('scroll', { depth: i % 100 });
  return analytics.sent;
}
