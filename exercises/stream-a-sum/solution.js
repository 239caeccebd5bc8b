/**
 * @typedef {object} Summary
 * @property {number} count
 * @property {number} sum
 * @property {number | undefined} max
 */

/**
 * @param {() => number[] | undefined} read
 * @returns {Summary}
 */
export function summarise(read) {
  // All that the numbers read so far can still change: three values, however many there were.
  let count = 0;
  let sum = 0;
  let max;
  // The next chunk takes the variable of the last one, so only one of them is alive at a time.
  for (let chunk = read(); chunk !== undefined; chunk = read()) {
    for (const number of chunk) {
      count += 1;
      sum += number;
      if (max === undefined || number > max) {
        max = number;
      }
    }
  }
  return { count, sum, max };
}
