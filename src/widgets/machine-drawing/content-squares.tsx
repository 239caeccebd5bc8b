import { cellAt, type Grid, isDense } from '../draw/grid.ts';
import { Moved } from '../draw/moved.tsx';
import { PageSquare } from '../draw/page-square.tsx';
import type { Content } from './contents.ts';

interface ContentSquaresProps {
  contents: readonly Content[];
  ram: Grid;
  swap: Grid | undefined;
  /** The page that this step is about, or that the reader follows. */
  now?: ((content: Content) => boolean) | undefined;
}

/** Pages where they lie. Each is keyed by what it holds: one that is swapped out glides to its slot. */
export function ContentSquares({ contents, ram, swap, now }: ContentSquaresProps) {
  return (
    <>
      {contents.map((content) => {
        const { key, where, number, owner, letter } = content;
        const grid = where === 'ram' ? ram : swap;
        if (!grid || grid.per > 1 || isDense(grid)) return null;
        const { x, y } = cellAt(grid, number);
        return (
          <Moved key={key} x={x} y={y}>
            <PageSquare
              x={0}
              y={0}
              size={grid.size}
              owner={owner}
              letter={letter}
              state={where === 'ram' ? 'resident' : 'swapped'}
              now={now?.(content) ?? false}
            />
          </Moved>
        );
      })}
    </>
  );
}
