// fails result: a strip for every frame leaves none for the source, and LRU puts out what comes next
export function transpose({ rows, columns, frames, read, write }) {
  for (let first = 0; first < columns; first += frames) {
    for (let row = 0; row < rows; row++) {
      for (let column = first; column < Math.min(first + frames, columns); column++) {
        write(column, row, read(row, column));
      }
    }
  }
}
