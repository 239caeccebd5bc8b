// style: recursive, halves the longer side until a piece is small, and never asks how many frames there are
export function transpose({ rows, columns, read, write }) {
  const piece = (top, bottom, left, right) => {
    const height = bottom - top;
    const width = right - left;
    if (height <= 2 && width <= 2) {
      for (let row = top; row < bottom; row += 1) {
        for (let column = left; column < right; column += 1) {
          write(column, row, read(row, column));
        }
      }
    } else if (height >= width) {
      const middle = top + Math.ceil(height / 2);
      piece(top, middle, left, right);
      piece(middle, bottom, left, right);
    } else {
      const middle = left + Math.ceil(width / 2);
      piece(top, bottom, left, middle);
      piece(top, bottom, middle, right);
    }
  };
  piece(0, rows, 0, columns);
}
