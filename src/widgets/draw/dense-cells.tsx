import { hatchOf } from './drawing.tsx';
import { cellAt, type Grid } from './grid.ts';
import { RowNumbers } from './row-numbers.tsx';

interface DenseCellsProps {
  /** The drawing's id, for its hatch. */
  id: string;
  grid: Grid;
  /** The tone of each place that holds something, a class of draw.css such as `own-a` or `now`; the rest is free. */
  tones: ReadonlyMap<number, string>;
}

/** Below this the lines between cells would be all there is to see. */
const leastLined = 4;

/**
 * Places by the thousand, every one a square of its own: what has one tone is one path, so that they cost
 * no more than a few elements. And no canvas, which neither the build nor a sheet of paper could draw on.
 */
export function DenseCells({ id, grid, tones }: DenseCellsProps) {
  const { x, y, margin, size, rows, columns, count } = grid;
  const left = x + margin;
  const inLast = count - (rows - 1) * columns;
  const height = rows * size;
  const width = columns * size;
  const outline = `M${left} ${y}h${width}v${height - size}${
    inLast < columns ? `h${(inLast - columns) * size}` : ''
  }v${size}h${-inLast * size}z`;
  const paths = pathsOf(grid, tones);
  return (
    <g class="places">
      <RowNumbers grid={grid} />
      <g class="dense">
        <path class="ground" d={outline} />
        <path d={outline} fill={hatchOf(id)} />
        {[...paths].map(
          ([tone, path]) => tone !== 'now' && <path key={tone} class={tone} d={path} />,
        )}
        {size >= leastLined && <path class="lines" d={linesOf(grid)} />}
        {paths.has('now') && <path class="now" d={paths.get('now')} />}
        <path class="edge" d={outline} />
      </g>
    </g>
  );
}

/** A path for each tone; neighbours in a row are one rectangle of it. */
export function pathsOf(grid: Grid, tones: DenseCellsProps['tones']): Map<string, string> {
  const { first, count, columns, size } = grid;
  const parts = new Map<string, string[]>();
  for (let cell = 0; cell < count; ) {
    const tone = tones.get(first + cell);
    const rowEnd = Math.min(cell - (cell % columns) + columns, count);
    let end = cell + 1;
    while (end < rowEnd && tones.get(first + end) === tone) end += 1;
    if (tone !== undefined) {
      const { x, y } = cellAt(grid, first + cell);
      const width = (end - cell) * size;
      const made = parts.get(tone) ?? [];
      made.push(`M${x} ${y}h${width}v${size}h${-width}z`);
      parts.set(tone, made);
    }
    cell = end;
  }
  return new Map([...parts].map(([tone, made]) => [tone, made.join('')]));
}

/** What tells neighbours of one tone apart. */
function linesOf({ x, y, margin, size, rows, columns, count }: Grid): string {
  const left = x + margin;
  const inLast = count - (rows - 1) * columns;
  const across = Array.from({ length: rows - 1 }, (_, row) => {
    const cells = row === rows - 2 ? inLast : columns;
    return `M${left} ${y + (row + 1) * size}h${cells * size}`;
  });
  const down = Array.from({ length: columns - 1 }, (_, column) => {
    const cells = column + 1 < inLast ? rows : rows - 1;
    return `M${left + (column + 1) * size} ${y}v${cells * size}`;
  });
  return [...across, ...down].join('');
}
