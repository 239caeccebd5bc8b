// fails peak-heap: reads it all into an array in one order and writes it in the other
export function transpose({ rows, columns, read, write }) {
  const copy = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) copy.push(read(row, column));
  }
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) write(column, row, copy[row * columns + column]);
  }
}
