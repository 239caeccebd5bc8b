import { formatBytes } from '../../model/units.ts';
import type { Owner } from '../draw/owner.ts';
import { Words } from '../draw/words.tsx';
import { pageBytes } from './machine-moment.ts';

export interface SizeBar {
  /** `VSS`, `RSS` or `PSS`. */
  readonly name: string;
  /** In pages; a share may be a part of one. */
  readonly pages: number;
}

interface SizeBarsProps {
  x: number;
  y: number;
  width: number;
  /** Pages that the whole width of a bar stands for: the same for all that are compared. */
  most: number;
  bars: readonly SizeBar[];
  owner: Owner;
}

export const barPitch = 20;
const nameWidth = 32;
const valueWidth = 68;
/** With less room there is one bar below the words: each size is part of the one before it. */
const leastBeside = 180;

/** Sizes as bars on one scale: VSS is dashed, as nothing of it need be in memory. */
export function SizeBars(props: SizeBarsProps) {
  const { x, y, width, most, bars, owner } = props;
  const beside = width >= leastBeside;
  const room = beside ? width - nameWidth - valueWidth : width;
  const pitch = beside ? barPitch : 15;
  return (
    <g>
      {bars.map(({ name, pages }, place) => {
        const top = y + place * pitch;
        const own = name === 'RSS' && !beside ? 'own-k' : `own-${owner}`;
        return (
          <g key={name}>
            <Words x={x} y={top + 11} as="size">
              {name}
            </Words>
            <Words x={x + width} y={top + 11} as="size" anchor="end">
              {formatBytes(pages * pageBytes)}
            </Words>
            <g class={name === 'VSS' ? 'pg absent' : `pg ${own}`}>
              <rect
                x={beside ? x + nameWidth : x}
                y={beside ? top + 2 : y + bars.length * pitch + 2}
                width={Math.round((pages / most) * room * 10) / 10}
                height={beside ? 10 : 8}
              />
            </g>
          </g>
        );
      })}
    </g>
  );
}
