// style: functional, square tiles half of the frames wide, all tiles of a strip one after the other
const range = (from, to, step = 1) =>
  Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, k) => from + k * step);

export function transpose({ rows, columns, frames, read, write }) {
  const side = Math.max(1, Math.floor(frames / 2));
  for (const left of range(0, columns, side)) {
    for (const top of range(0, rows, side)) {
      for (const row of range(top, Math.min(top + side, rows))) {
        for (const column of range(left, Math.min(left + side, columns))) {
          write(column, row, read(row, column));
        }
      }
    }
  }
}
