import { textWidth } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';
import { bitsOf, rangeOf } from './labels.ts';

interface FieldBitsProps {
  x: number;
  /** The top of the cells; the name stands above them. */
  y: number;
  /** Pixels of a bit. */
  cell: number;
  name: string;
  /** The number of its lowest bit. */
  low: number;
  bits: number;
  value: number;
  /** The field is on the path. */
  now: boolean;
}

export const cellsHeight = 24;

/** A field of an address: its name, which bits it is, and a cell for each. */
export function FieldBits({ x, y, cell, name, low, bits, value, now }: FieldBitsProps) {
  const inner = Array.from({ length: Math.max(bits - 1, 0) }, (_, at) => x + (at + 1) * cell);
  return (
    <g class={now ? 'bits now' : 'bits'}>
      <Words x={x} y={y - 8}>
        {name}
      </Words>
      <Words x={x + textWidth(name, 12) + 8} y={y - 8} as="size">
        {rangeOf(low, bits)}
      </Words>
      <rect x={x} y={y} width={Math.max(bits * cell, 2)} height={cellsHeight} />
      <path d={inner.map((at) => `M${at} ${y}v${cellsHeight}`).join('')} />
      {[...bitsOf(value, bits)].map((bit, at) => (
        // A bit's place is what it is.
        <text
          key={at}
          class={`flag ${bit === '1' ? 'set' : ''}`}
          x={x + (at + 0.5) * cell}
          y={y + 16}
          text-anchor="middle"
        >
          {bit}
        </text>
      ))}
    </g>
  );
}

interface FieldValueProps {
  x: number;
  y: number;
  width: number;
  bits: number;
  value: number;
  now: boolean;
  /** It is asked for: not told yet. */
  hidden?: boolean;
}

/** A field's number, in hex and in decimal; on the path it is amber. */
export function FieldValue({ x, y, width, bits, value, now, hidden }: FieldValueProps) {
  const hex = `0x${value.toString(16).padStart(Math.ceil(bits / 4), '0')}`;
  const both = `${hex} = ${value}`;
  return (
    <g class={now ? 'value now' : 'value'}>
      <rect x={x} y={y} width={width} height="24" />
      <Words x={x + width / 2} y={y + 16} anchor="middle">
        {hidden ? '?' : textWidth(both, 12) <= width - 8 ? both : `${hex}=${value}`}
      </Words>
    </g>
  );
}
