import type { NamedBlock } from '../../model/heap/state.ts';
import { formatAddress, formatBytes } from '../../model/units.ts';
import { hatchOf } from '../draw/drawing.tsx';
import { textWidth } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';
import { Given } from './given.tsx';
import type { DrawnSlab } from './slab-bands.ts';
import { cellsHeight, cellsTop } from './slab-layout.ts';

interface SlabBoxProps {
  id: string;
  slab: DrawnSlab;
  width: number;
  /** Addresses that this step was about. */
  touched: ReadonlySet<number | undefined>;
}

/** A slab: its address and how full it is, its objects to scale, and which of them is next. */
export function SlabBox({ id, slab, width, touched }: SlabBoxProps) {
  const { address, size, objects, used, state, cells, free, next } = slab;
  const perByte = width / size;
  const count = `${used} of ${objects}`;
  const long = `${state}, ${count}`;
  const address_ = formatAddress(address);
  const said = textWidth(`${address_} ${long}`, 11) + 12 <= width ? long : count;
  const first = cells.find((cell) => cell.address === free[0]);
  return (
    <g class={touched.has(address) ? 'slab now' : 'slab'}>
      <Words x={0} y={12} as="address">
        {address_}
      </Words>
      <Words x={width} y={12} as="size" anchor="end">
        {said}
      </Words>
      {cells.map((cell) => (
        <Cell
          key={cell.address}
          {...{ id, cell }}
          x={(cell.address - address) * perByte}
          width={cell.size * perByte}
          place={free.indexOf(cell.address) + 1}
          now={touched.has(cell.address)}
        />
      ))}
      <rect class="outline" x={0} y={cellsTop} width={width} height={cellsHeight} />
      {next && first && (
        <NextMark
          x={(first.address - address + first.size / 2) * perByte}
          width={width}
          more={free.length > 1}
        />
      )}
    </g>
  );
}

/** Points at the object that is handed out next. */
function NextMark({ x, width, more }: { x: number; width: number; more: boolean }) {
  const y = cellsTop + cellsHeight + 3;
  const long = 'next, then by number';
  const text = more && textWidth(long, 11) + 12 <= Math.max(width - x, x) ? long : 'next';
  const word = textWidth(text, 11);
  const left = x + 10 + word <= width ? x + 10 : x - 10 - word;
  return (
    <g class="next">
      <path d={`M${x - 6} ${y + 9}L${x} ${y}L${x + 6} ${y + 9}z`} />
      <text class="w-size" x={left} y={y + 9}>
        {text}
      </text>
    </g>
  );
}

interface CellProps {
  id: string;
  cell: NamedBlock;
  x: number;
  width: number;
  /** In the slab's list of free objects, from 1. */
  place: number;
  now: boolean;
}

function Cell({ id, cell, x, width, place, now }: CellProps) {
  const { state, names, asked, size } = cell;
  const box = { x, y: cellsTop, width, height: cellsHeight };
  if (state !== 'free') {
    const name = state === 'own' ? 'tail' : names.join(', ') || 'no name';
    return <Given id={id} {...box} state={state} asked={asked / size} name={name} now={now} />;
  }
  const text = String(place);
  const shown = place > 0 && textWidth(text, 11) + 4 <= width;
  return (
    <g class={now ? 'given free now' : 'given free'}>
      <title>{`free, ${formatBytes(size)}`}</title>
      <rect class="ground" {...box} />
      <rect {...box} fill={hatchOf(id)} />
      {shown && (
        <>
          <rect
            class="plate"
            x={x + width / 2 - textWidth(text, 11) / 2 - 2}
            y={cellsTop + 12}
            width={textWidth(text, 11) + 4}
            height="16"
          />
          <text class="w-size" x={x + width / 2} y={cellsTop + 24} text-anchor="middle">
            {text}
          </text>
        </>
      )}
      <rect class="edge" {...box} />
    </g>
  );
}
