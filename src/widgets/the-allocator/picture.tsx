import type { HeapModelEvent, HeapState } from '../../model/heap/state.ts';
import { formatAddress, formatBytes } from '../../model/units.ts';
import { Block } from '../draw/block.tsx';
import { Drawing } from '../draw/drawing.tsx';
import { textWidth } from '../draw/geometry.ts';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { type Piece, stripOf } from './strip.ts';

const rowHeight = 112;
const top = 32;

/** The heap as a strip of blocks to scale, cut into rows where the page is narrow. */
export function Picture({ id, moment, width, ask }: PictureProps<HeapState, HeapModelEvent>) {
  const { state, events } = moment;
  const strip = stripOf(state.blocks, width);
  const touched = new Set(events.map((event) => ('block' in event ? event.block : undefined)));
  const height = top + strip.rows.length * rowHeight;
  return (
    <Drawing
      id={id}
      width={width}
      height={height}
      label={`The heap, ${formatBytes(strip.bytes)} in ${state.blocks.length} blocks, to scale.`}
    >
      <Words x={0} y={12} as="note">
        one square of the grid is {formatBytes(strip.bytesPerPixel * 16)}
      </Words>
      {strip.rows.map((row, number) => (
        <g key={row[0]!.from} transform={`translate(0 ${top + number * rowHeight})`}>
          {row.map((piece) => (
            <Target
              key={piece.from}
              id={String(piece.block.address)}
              label={`The block at ${formatAddress(piece.block.address)}, ${formatBytes(piece.block.size)}, free`}
              ask={ask}
              box={{ x: piece.x, y: 0, width: piece.width, height: 64 }}
            >
              <Block
                id={id}
                x={piece.x}
                y={0}
                width={piece.width}
                name={nameOf(piece)}
                size={piece.begins ? formatBytes(piece.block.size) : ''}
                header={piece.begins ? headerOf(piece, strip.bytesPerPixel) : 0}
                free={piece.block.state === 'free'}
                now={touched.has(piece.block.address)}
              />
            </Target>
          ))}
          {addressesOf(row, width).map(({ text, x }) => (
            <g key={text}>
              <path class="tick" d={`M${x} 64v8`} />
              <Words x={x} y={86} as="address">
                {text}
              </Words>
            </g>
          ))}
        </g>
      ))}
    </Drawing>
  );
}

const nameOf = ({ block, begins }: Piece): string =>
  begins ? (block.state === 'free' ? 'free' : block.names.join(', ') || '(no name)') : '';

const headerOf = ({ block }: Piece, bytesPerPixel: number): number =>
  block.state === 'free' ? 0 : Math.max((block.user - block.address) / bytesPerPixel, 2);

/** The addresses below a row that have room beside each other. */
function addressesOf(row: readonly Piece[], width: number): { text: string; x: number }[] {
  const found: { text: string; x: number }[] = [];
  let end = 0;
  for (const { block, begins, x } of row) {
    const text = formatAddress(block.address);
    const room = textWidth(text, 11);
    if (!begins || x < end || x + room > width) continue;
    found.push({ text, x });
    end = x + room + 8;
  }
  return found;
}
