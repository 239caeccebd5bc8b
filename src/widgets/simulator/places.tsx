import { DenseCells } from '../draw/dense-cells.tsx';
import { type Grid, isDense } from '../draw/grid.ts';
import { GridCells } from '../draw/grid-cells.tsx';
import type { Content } from '../machine-drawing/contents.ts';

interface PlacesProps {
  id: string;
  grid: Grid;
  /** What lies in these places. */
  contents: readonly Content[];
  now: (content: Content) => boolean;
}

/** The frames of RAM or the slots of swap: places that pages stand in, or whole where they are thousands. */
export function Places({ id, grid, contents, now }: PlacesProps) {
  if (!isDense(grid)) {
    return <GridCells id={id} grid={grid} used={new Set(contents.map(({ number }) => number))} />;
  }
  const tones = contents.map((one) => [one.number, now(one) ? 'now' : `own-${one.owner}`] as const);
  return <DenseCells id={id} grid={grid} tones={new Map(tones)} />;
}
