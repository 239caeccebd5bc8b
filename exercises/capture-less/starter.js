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
  return {
    label: () => `${order.customer.name}, ${order.customer.city}`,
    total: () => order.lines.reduce((sum, { cents, count }) => sum + cents * count, 0),
    /** @param {number} today */
    isLate: (today) => order.due < today,
    /** @param {string} article */
    has: (article) => order.lines.some((line) => line.article === article),
  };
}
