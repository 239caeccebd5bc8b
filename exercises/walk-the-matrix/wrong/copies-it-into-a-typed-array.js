// fails peak-heap: the same with a typed array, which is as small as it can be and still the matrix
export function transpose({ rows, columns, read, write }) {
  const copy = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) copy[row * columns + column] = read(row, column);
  }
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) write(column, row, copy[row * columns + column]);
  }
}
