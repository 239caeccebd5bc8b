// style: class with private fields
class Summary {
  #count = 0;
  #sum = 0;
  #max;

  add(number) {
    this.#count += 1;
    this.#sum += number;
    this.#max = this.#count === 1 ? number : Math.max(this.#max, number);
  }

  get values() {
    return { count: this.#count, sum: this.#sum, max: this.#max };
  }
}

export function summarise(read) {
  const summary = new Summary();
  let chunk = read();
  while (chunk !== undefined) {
    for (const number of chunk) summary.add(number);
    chunk = read();
  }
  return summary.values;
}
