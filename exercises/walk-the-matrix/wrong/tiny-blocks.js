// fails result: square blocks, but so small that each page is brought in many times over
export function transpose({ rows, columns, read, write }) {
  const SIDE = 3;
  for (let top = 0; top < rows; top += SIDE) {
    for (let first = 0; first < columns; first += SIDE) {
      for (let row = top; row < Math.min(top + SIDE, rows); row++) {
        for (let column = first; column < Math.min(first + SIDE, columns); column++) {
          write(column, row, read(row, column));
        }
      }
    }
  }
}
