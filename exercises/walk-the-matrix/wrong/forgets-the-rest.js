// fails result: does whole strips only, and leaves out the columns that are left at the end
export function transpose({ rows, columns, frames, read, write }) {
  const width = Math.floor(frames / 2);
  for (let first = 0; first + width <= columns; first += width) {
    for (let row = 0; row < rows; row++) {
      for (let column = first; column < first + width; column++) {
        write(column, row, read(row, column));
      }
    }
  }
}
