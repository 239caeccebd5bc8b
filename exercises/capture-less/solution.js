/**
 * @typedef {object} Line
 * @property {string} article
 * @property {number} cents for one
 * @property {number} count
 * @property {Order} order the order that it is a line of
 *
 * @typedef {object} Customer
 * @property {string} name
 * @property {string} city
 * @property {Order[]} orders
 *
 * @typedef {object} Order
 * @property {Customer} customer
 * @property {Line[]} lines
 * @property {number} due a day, counted from 1970
 * @property {Uint8Array} scan
 */

/** @param {Order} order */
export function makeRow(order) {
  // A function holds the variables that it mentions, and all that those lead to. So everything is
  // taken out first, down to strings and numbers, which lead nowhere: a line or a customer would
  // lead back to the order.
  const label = `${order.customer.name}, ${order.customer.city}`;
  const total = order.lines.reduce((sum, { cents, count }) => sum + cents * count, 0);
  const { due } = order;
  const articles = new Set(order.lines.map(({ article }) => article));
  return {
    label: () => label,
    total: () => total,
    /** @param {number} today */
    isLate: (today) => due < today,
    /** @param {string} article */
    has: (article) => articles.has(article),
  };
}
