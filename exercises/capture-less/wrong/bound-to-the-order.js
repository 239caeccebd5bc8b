// fails collected, peak-heap: no function mentions the order, but all of them are bound to it
function label() {
  return `${this.customer.name}, ${this.customer.city}`;
}

function total() {
  return this.lines.reduce((sum, { cents, count }) => sum + cents * count, 0);
}

function isLate(today) {
  return this.due < today;
}

function has(article) {
  return this.lines.some((line) => line.article === article);
}

export const makeRow = (order) => ({
  label: label.bind(order),
  total: total.bind(order),
  isLate: isLate.bind(order),
  has: has.bind(order),
});
