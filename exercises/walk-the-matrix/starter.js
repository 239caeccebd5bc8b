/**
 * @typedef {object} Task
 * @property {number} rows of the source
 * @property {number} columns of the source
 * @property {number} perPage numbers on each page
 * @property {number} frames pages that fit into memory, of both matrices together
 * @property {(row: number, column: number) => number} read from the source
 * @property {(row: number, column: number, value: number) => void} write to the target
 */

/** @param {Task} task */
export function transpose({ rows, columns, read, write }) {
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      write(column, row, read(row, column));
    }
  }
}
