// leak: private field `#samples`, an array of numbers: its bytes grow, the number of blocks does not
class Latency {
  #samples = [];
  #sum = 0;

  record(ms) {
    this.#samples.push(ms);
    this.#sum += ms;
  }

  get mean() {
    return this.#samples.length ? this.#sum / this.#samples.length : 0;
  }

  max() {
    const tail = this.#samples.slice(-50);
    return Math.max(...tail);
  }
}

const checkout = new Latency();

export function round() {
  for (let n = 0; n < 25; n++) checkout.record(Math.random() * 100);
  return checkout.mean + checkout.max();
}
