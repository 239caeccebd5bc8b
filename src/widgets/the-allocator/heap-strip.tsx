import type { NamedBlock } from '../../model/heap/state.ts';
import { formatAddress, formatBytes } from '../../model/units.ts';
import { Block } from '../draw/block.tsx';
import { textWidth } from '../draw/geometry.ts';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import type { Heap } from './heap-play.ts';
import { isCut, type Piece, type Strip } from './strip.ts';

interface HeapStripProps {
  /** The drawing's id, for its hatch. */
  id: string;
  heap: Heap;
  strip: Strip;
  y: number;
  width: number;
  height: number;
  /** From a row to the next one. */
  pitch: number;
  /** Before the ids of what can be picked. */
  prefix: string;
  ask: Asking | undefined;
  /** Whether addresses stand below. */
  addresses: boolean;
}

/** A heap's blocks to scale: names, sizes, headers, and the addresses where they begin. */
export function HeapStrip(props: HeapStripProps) {
  const { id, heap, strip, y: top, width, height, pitch, prefix, ask, addresses } = props;
  const touched = touchedBy(heap);
  return (
    <>
      {strip.rows.map((row, number) => {
        const y = top + number * pitch;
        return (
          // A row is its place.
          <g key={number}>
            {row.map((piece) => (
              <Target
                key={piece.block.address}
                id={`${prefix}${piece.block.address}`}
                label={blockLabel(piece.block)}
                ask={piece.begins ? ask : undefined}
                box={{ x: piece.x, y, width: piece.width, height }}
              >
                <PieceOf {...{ id, piece, y, height }} now={touched.has(piece.block.address)} />
              </Target>
            ))}
            {addresses &&
              addressesOf(row, width).map(({ text, x, end }) => (
                <g key={text}>
                  <path class="tick" d={`M${end ?? x} ${y + height}v6`} />
                  <Words x={x} y={y + height + 18} as="address">
                    {text}
                  </Words>
                </g>
              ))}
          </g>
        );
      })}
      {heap.events.map((event) => {
        if (event.kind !== 'merge') return null;
        const at = event.other === undefined ? undefined : strip.xOf(event.other);
        if (!at || at.x <= 0) return null;
        const y = top + at.row * pitch;
        return <path key={event.other} class="seam" d={`M${at.x} ${y}v${height}`} />;
      })}
    </>
  );
}

/** Addresses of blocks that the step made, took or changed. */
function touchedBy({ events }: Heap): Set<number | undefined> {
  return new Set(
    events.map((event) =>
      'block' in event && event.kind !== 'search' && event.kind !== 'refuse'
        ? event.block
        : undefined,
    ),
  );
}

/** `The block at 0x5000, 512 B, free`. */
export function blockLabel({ address, size, state, names, place }: NamedBlock): string {
  const what = state === 'live' ? `of ${names.join(', ') || 'nobody'}` : (place ?? state);
  return `The block at ${formatAddress(address)}, ${formatBytes(size)}, ${what}`;
}

interface PieceProps {
  id: string;
  piece: Piece;
  y: number;
  height: number;
  now: boolean;
}

function PieceOf({ id, piece, y, height, now }: PieceProps) {
  const { block, begins, x, width } = piece;
  const { state, size, address, user } = block;
  const share = begins && state !== 'own' ? (user - address) / size : 0;
  const low = height < 48;
  const drawn = (
    <Block
      {...{ id, x, y, width, height }}
      name={shownName(piece)}
      size={begins && !low ? formatBytes(size) : ''}
      header={share > 0 && !isCut(block) ? Math.min(Math.max(share * width, 3), width) : 0}
      free={state === 'free'}
      now={now}
    />
  );
  const cut = isCut(block) && (
    <path
      class="cut"
      d={`M${x + width - 9} ${y - 3}l5 ${(height + 6) / 2}l-5 ${(height + 6) / 2}`}
    />
  );
  return (
    <g class={state}>
      {drawn}
      {cut}
    </g>
  );
}

/** In the rows that a block goes on in its name stands behind dots; of a free one it is whole or left out. */
function shownName({ block, begins, width }: Piece): string {
  const name = begins ? nameOf(block) : `…${nameOf(block)}`;
  if (block.state !== 'free') return name;
  return [name, 'free'].find((one) => textWidth(one, 11) + 18 <= width) ?? '';
}

function nameOf({ state, names, place }: NamedBlock): string {
  if (state === 'own') return 'malloc’s';
  if (state === 'live') return names.join(', ') || 'no name';
  return place === 'top' ? 'top' : (place?.split(' ')[0] ?? 'free');
}

interface Address {
  readonly text: string;
  readonly x: number;
  /** Where its tick stands, if not at its left. */
  readonly end?: number;
}

/** The addresses below a row that have room beside each other, and the one behind its last block. */
function addressesOf(row: readonly Piece[], width: number): Address[] {
  const last = row.at(-1);
  const found: Address[] = [];
  let limit = width;
  if (last?.ends && last.block.place !== 'top') {
    const text = formatAddress(last.block.address + last.block.size);
    const end = last.x + last.width;
    const x = Math.min(end, width) - textWidth(text, 11);
    if (end < width + 1 && x > 0) {
      found.push({ text, x, end });
      limit = x - 8;
    }
  }
  let taken = Number.NEGATIVE_INFINITY;
  for (const { block, begins, x } of row) {
    const text = formatAddress(block.address);
    const room = textWidth(text, 11);
    if (!begins || x < taken || x + room > limit) continue;
    found.push({ text, x });
    taken = x + room + 8;
  }
  return found;
}
