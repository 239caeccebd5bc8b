// leak: private field `#takers` of `channel`: each round starts a consumer that stays suspended in take()
class Channel {
  #items = [];
  #takers = [];

  put(item) {
    const taker = this.#takers.shift();
    if (taker) taker(item);
    else this.#items.push(item);
  }

  take() {
    if (this.#items.length > 0) return Promise.resolve(this.#items.shift());
    return new Promise((resolve) => {
      this.#takers.push(resolve);
    });
  }
}

const channel = new Channel();
const handled = { total: 0 };

async function consume() {
  for (;;) {
    const job = await channel.take();
    handled.total += job.size;
  }
}

export async function round(i) {
  consume(); // one consumer for the whole program was meant
  channel.put({ size: i % 5 });
  await null;
  return handled.total;
}
