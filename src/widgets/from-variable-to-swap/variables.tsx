import type { ProcessState } from '../../model/machine/state.ts';
import { formatAddress } from '../../model/units.ts';
import { Cable } from '../draw/cable.tsx';
import { fitted } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';
import { pageBytes } from '../machine-drawing/machine-moment.ts';
import type { Layout } from './layout.ts';

/** A name of the program and the addresses that it stands for. */
export interface Variable {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Blocks, mappings and objects that are there, and functions that run, innermost first. */
export function variablesOf({ named, calls }: ProcessState): Variable[] {
  return [
    ...named
      .filter(({ freed }) => !freed)
      .map(({ name, address, bytes }) => ({ name, from: address, to: address + bytes })),
    ...calls.map(({ name, sp, fp }) => ({ name: `${name}()`, from: sp, to: Math.max(fp, sp + 1) })),
  ];
}

/** Whether any byte of it lies on a page. */
export const liesOn = ({ from, to }: Variable, page: number): boolean =>
  from < (page + 1) * pageBytes && to > page * pageBytes;

const boxHeight = 32;

interface VariablesProps {
  process: ProcessState;
  /** The page followed. */
  page: number;
  layout: Layout;
}

/** What the program has names for, beside the pages where it lies. */
export function Variables({ process, page, layout }: VariablesProps) {
  const { wide, rows, square, side, variable } = layout;
  const width = variable - 8;
  let free = 0;
  const placed = variablesOf(process)
    .map((one) => {
      const followed = liesOn(one, page);
      const row = rows.find((other) => (followed ? other.page === page : liesOn(one, other.page)));
      return row && { one, row, followed };
    })
    .filter((one) => one !== undefined)
    .sort((a, b) => a.row.y - b.row.y)
    .flatMap((one) => {
      const y = Math.max(one.row.y + side / 2 - boxHeight / 2, free);
      // What has no room beside its pages is in the tables below.
      if (y - one.row.y > 40) return [];
      free = y + boxHeight + 6;
      return [{ ...one, y }];
    });
  return (
    <g class="variables">
      {placed.map(({ one, row, followed, y }) => (
        <g key={one.name} class={followed ? 'variable now' : 'variable'}>
          <Cable
            from={{ x: width, y: y + boxHeight / 2 }}
            to={{ x: square - 1, y: row.y + side / 2 }}
            owner="b"
            band={followed}
          />
          <rect x="0" y={y} width={width} height={boxHeight} rx="3" />
          <Words x={5} y={wide ? y + 14 : y + 20} as="name">
            {fitted(one.name, 12, width - 6)}
          </Words>
          {wide && (
            <Words x={5} y={y + 27} as="address">
              {fitted(formatAddress(one.from), 11, width - 8)}
            </Words>
          )}
        </g>
      ))}
    </g>
  );
}
