// fails result: visits in a good order, and writes each element back to where it came from
export function transpose({ rows, columns, frames, read, write }) {
  const width = Math.floor(frames / 2);
  for (let first = 0; first < columns; first += width) {
    for (let row = 0; row < rows; row++) {
      for (let column = first; column < Math.min(first + width, columns); column++) {
        write(row, column, read(row, column));
      }
    }
  }
}
