// clean: a distribution of ever more values in twelve buckets
class Histogram {
  #counts = new Uint32Array(12);
  #sum = 0;
  #n = 0;

  observe(ms) {
    const bucket = Math.min(11, Math.max(0, Math.floor(Math.log2(ms + 1))));
    this.#counts[bucket] += 1;
    this.#sum += ms;
    this.#n += 1;
  }

  quantile(q) {
    let rest = q * this.#n;
    const bucket = this.#counts.findIndex((count) => (rest -= count) <= 0);
    return 2 ** (bucket + 1) - 1;
  }
}

const latency = new Histogram();

export function round() {
  for (let n = 0; n < 20; n++) latency.observe(Math.random() ** 3 * 2000);
  return latency.quantile(0.95);
}
