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
export function balance({ amounts, back }, row) {
  // All that a frame of the recursion kept was one amount, waiting to be added to what comes back.
  // Addition may be done in any order, so it needn't wait: one variable takes the place of all frames.
  let sum = amounts[row];
  let current = row;
  while (back[current] !== 0) {
    current -= back[current];
    sum += amounts[current];
  }
  return sum;
}
