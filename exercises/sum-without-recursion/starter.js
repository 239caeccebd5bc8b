/**
 * @typedef {object} Ledger
 * @property {Int32Array} amounts what each entry added or
 *   took away
 * @property {Int32Array} back how many rows further up the
 *   account's entry before it stands, or 0
 */

/**
 * @param {Ledger} ledger
 * @param {number} row where the account's newest entry stands
 * @returns {number}
 */
export function balance(ledger, row) {
  const { amounts, back } = ledger;
  if (back[row] === 0) {
    return amounts[row];
  }
  return amounts[row] + balance(ledger, row - back[row]);
}
