// style: class with private fields
class Row {
  #name;
  #city;
  #cents = 0;
  #due;
  #articles = [];

  constructor({ customer, lines, due }) {
    this.#name = customer.name;
    this.#city = customer.city;
    this.#due = due;
    for (const { article, cents, count } of lines) {
      this.#cents += cents * count;
      this.#articles.push(article);
    }
  }

  label() {
    return `${this.#name}, ${this.#city}`;
  }

  total() {
    return this.#cents;
  }

  isLate(today) {
    return today > this.#due;
  }

  has(article) {
    return this.#articles.includes(article);
  }
}

export const makeRow = (order) => new Row(order);
