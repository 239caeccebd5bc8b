import { hatchOf } from './drawing.tsx';
import { cellAt, type Grid } from './grid.ts';
import { RowNumbers } from './row-numbers.tsx';

interface GridCellsProps {
  /** The drawing's id, for its hatch. */
  id: string;
  grid: Grid;
  /** Numbers of the places that hold something. */
  used: ReadonlySet<number>;
}

/** The places of a grid, free ones hatched, each row with the number of its first. */
export function GridCells({ id, grid, used }: GridCellsProps) {
  const { first, count, per } = grid;
  const numbers = Array.from({ length: Math.ceil(count / per) }, (_, cell) => first + cell * per);
  return (
    <g class="places">
      <RowNumbers grid={grid} />
      {numbers.map((number) => {
        const box = cellAt(grid, number);
        return (
          <g key={number} class="slot">
            <rect class="ground" {...box} />
            {per === 1 && !used.has(number) && <rect {...box} fill={hatchOf(id)} />}
            <rect class="edge" {...box} />
          </g>
        );
      })}
      {per > 1 && <Shares {...{ id, grid, used, numbers }} />}
    </g>
  );
}

/** How full each cell is, where one stands for several places: from below, the rest hatched. */
function Shares({ id, grid, used, numbers }: GridCellsProps & { numbers: readonly number[] }) {
  const { per, size } = grid;
  const counts = new Map<number, number>();
  for (const number of used) {
    const cell = Math.floor((number - grid.first) / per);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return (
    <>
      {numbers.map((number, cell) => {
        const box = cellAt(grid, number);
        const full = Math.min(((counts.get(cell) ?? 0) / per) * size, size);
        const rest = { ...box, height: size - full };
        return (
          <g key={number}>
            {full < size && <rect {...rest} fill={hatchOf(id)} />}
            {full > 0 && (
              <g class="pg own-b">
                <rect {...box} y={box.y + size - full} height={full} />
              </g>
            )}
          </g>
        );
      })}
    </>
  );
}
