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
export function transpose({ rows, columns, frames, read, write }) {
  // A column of the source is a row of the target. While we go down a strip of some columns, each of
  // them writes to one page of the target for many rows on end; it stays in memory if all of these
  // pages do. So the strip is as wide as there are frames, save some for the source, which is
  // read a piece of a row at a time. LRU would throw out each page just before its next use
  // if the strip were one page too wide.
  const width = frames - 6;
  for (let first = 0; first < columns; first += width) {
    const end = Math.min(first + width, columns);
    for (let row = 0; row < rows; row += 1) {
      for (let column = first; column < end; column += 1) {
        write(column, row, read(row, column));
      }
    }
  }
}
