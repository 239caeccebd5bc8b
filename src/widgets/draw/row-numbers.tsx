import { cellAt, type Grid } from './grid.ts';
import { Words } from './words.tsx';

/** From one number to the next, in pixels, so that they don't touch. */
const leastPitch = 16;

/** The number of the first place of each row, or of as many rows as there is room for. */
export function RowNumbers({ grid }: { grid: Grid }) {
  const { x, first, per, columns, rows, size, pitch, margin } = grid;
  const by = Math.max(Math.ceil(leastPitch / pitch), 1);
  return (
    <>
      {Array.from({ length: Math.ceil(rows / by) }, (_, line) => {
        const number = first + line * by * columns * per;
        const { y } = cellAt(grid, number);
        return (
          <Words key={number} x={x + margin - 6} y={y + size / 2 + 4} as="address" anchor="end">
            {number}
          </Words>
        );
      })}
    </>
  );
}
