// fails result: turns the loops round, so the target is written in order and the source is read across
export function transpose({ rows, columns, read, write }) {
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) write(column, row, read(row, column));
  }
}
