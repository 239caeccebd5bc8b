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
/** With less room a bar stands under its words. */
const leastBeside = 180;

/** Sizes as bars on one scale: VSS is dashed, as nothing of it need be in memory. */
export function SizeBars({ x, y, width, most, bars, owner }: SizeBarsProps) {
  const beside = width >= leastBeside;
  const room = beside ? width - nameWidth - valueWidth : width;
  return (
    <g>
      {bars.map(({ name, pages }, place) => {
        const top = y + place * barPitch;
        const left = beside ? x + nameWidth : x;
        const long = Math.round((pages / most) * room * 10) / 10;
        return (
          <g key={name}>
            <Words x={x} y={top + 11} as="size">
              {name}
            </Words>
            <Words x={x + width} y={top + 11} as="size" anchor="end">
              {formatBytes(pages * pageBytes)}
            </Words>
            <g class={name === 'VSS' ? 'pg absent' : `pg own-${owner}`}>
              <rect
                x={left}
                y={beside ? top + 2 : top + 14}
                width={long}
                height={beside ? 10 : 3}
              />
            </g>
          </g>
        );
      })}
    </g>
  );
}
