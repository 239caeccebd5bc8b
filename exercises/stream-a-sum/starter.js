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
  const numbers = [];
  for (let chunk = read(); chunk !== undefined; chunk = read()) {
    for (const number of chunk) {
      numbers.push(number);
    }
  }
  return {
    count: numbers.length,
    sum: numbers.reduce((sum, number) => sum + number, 0),
    max: numbers.reduce((max, number) => (max > number ? max : number), undefined),
  };
}
