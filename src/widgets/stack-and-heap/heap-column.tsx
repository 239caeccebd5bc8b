import { formatAddress, formatBytes } from '../../model/units.ts';
import { hatchOf } from '../draw/drawing.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import { CellText } from './cell-text.tsx';
import type { Plan, ProgramMoment } from './geometry.ts';
import type { DrawnBlock } from './heap-bands.ts';
import { rowHeight } from './stack-bands.ts';
import { hits, type Range, touchedBy } from './touched.ts';

interface HeapColumnProps {
  id: string;
  moment: ProgramMoment;
  plan: Plan;
  blocks: readonly DrawnBlock[];
  left: number;
  ask: Asking | undefined;
}

/** The heap from its lowest block up. */
export function HeapColumn({ id, moment, plan, blocks, left, ask }: HeapColumnProps) {
  const { heap, row: width, form } = plan;
  const { x, y: top, height } = heap;
  const touched = touchedBy(moment);
  const addressX = form === 'narrow' ? x - 6 : x + width + 6;
  let y = top + height;
  const placed = blocks.map((drawn) => {
    y -= drawn.height;
    return { drawn, y };
  });
  return (
    <g class="heap">
      <Words x={x} y={top + 14} as="head">
        Heap
      </Words>
      <Words x={x + 44} y={top + 14} as="note">
        grows up
      </Words>
      <Target
        id="heap"
        label="the heap"
        ask={ask}
        box={{ x, y: top + height - 32, width, height: 32 }}
      >
        {blocks.length === 0 && (
          <Words x={x + 8} y={top + height - 12} as="note">
            no heap yet
          </Words>
        )}
      </Target>
      {left > 0 && (
        <Words x={x} y={top + 31} as="note">
          {left} more blocks above
        </Words>
      )}
      {blocks.length > 0 && <path class="gap" d={`M${x + 16} ${top + 40}V${y - 4}`} />}
      {placed.map(({ drawn, y: at }) => (
        <Target
          key={drawn.block.address}
          id={`block:${drawn.block.address}`}
          label={labelOf(drawn)}
          ask={ask}
          box={{ x, y: at, width, height: drawn.height }}
        >
          <HeapBlock {...{ id, drawn, x, width, touched, addressX }} y={at} form={form} />
        </Target>
      ))}
    </g>
  );
}

/** `the block at 0x5555555592a0, 16 bytes`, `the object context`. */
export function labelOf({ block, object }: Pick<DrawnBlock, 'block' | 'object'>): string {
  if (object?.label !== undefined) return `the object ${object.label}`;
  const { state, user, size, place } = block;
  const what =
    state === 'free'
      ? place === 'top'
        ? 'the free end of the heap'
        : 'the free block'
      : 'the block';
  return `${what} at ${formatAddress(user)}, ${formatBytes(size)}`;
}

interface HeapBlockProps {
  id: string;
  drawn: DrawnBlock;
  x: number;
  y: number;
  width: number;
  touched: readonly Range[];
  addressX: number;
  form: Plan['form'];
}

function HeapBlock({ id, drawn, x, y, width, touched, addressX, form }: HeapBlockProps) {
  const { block, object, header, rows, height } = drawn;
  const { state, user, size } = block;
  const label = object?.label;
  const lost = object !== undefined && !object.reachable;
  const hatched = state === 'free' || lost;
  const classes = ['block', state, label === undefined ? '' : 'object', lost ? 'lost' : ''];
  const bottom = y + height;
  const round = label === undefined ? 0 : 12;
  return (
    <g class={classes.filter(Boolean).join(' ')}>
      <rect class="ground" {...{ x, y, width, height }} rx={round} />
      {hatched && <rect {...{ x, y, width, height }} rx={round} fill={hatchOf(id)} />}
      {rows.map((row, index) => {
        const at = bottom - (header + index + 1) * rowHeight;
        const now = state !== 'own' && row.note === undefined && hits(touched, row.address, 8);
        const name = row.note ?? (index === 0 ? label : undefined);
        return (
          <g key={row.address} class={now ? 'row now' : 'row'}>
            {now && (
              <rect
                class="ground"
                x={x + 1}
                y={at + 1}
                width={width - 2}
                height={rowHeight - 2}
                rx={round / 2}
              />
            )}
            {name !== undefined && hatched && !now && <Plate {...{ x, y: at }} text={name} />}
            {name !== undefined && <CellText {...{ x, width, name }} y={at + 16} />}
            {row.words.map((word) => (
              <CellText
                key={word.address}
                x={x + (word.offset / 8) * width}
                width={(word.bytes / 8) * width}
                y={at + 16}
                value={word.text}
                plate={hatched && !now}
              />
            ))}
            {index > 0 && <path class="rule" d={`M${x} ${at + rowHeight}h${width}`} />}
          </g>
        );
      })}
      {header > 0 && (
        <g class="header">
          <rect
            class={hatched ? 'head free' : 'head'}
            {...{ x, width }}
            y={bottom - header * rowHeight}
            height={header * rowHeight}
          />
          <CellText {...{ x, width }} y={bottom - rowHeight - 8} name={stateOf(drawn)} />
          <CellText {...{ x, width }} y={bottom - 8} name="header" value={`${size} B in all`} />
        </g>
      )}
      <rect class="edge" {...{ x, y, width, height }} rx={round} />
      <Words
        x={addressX}
        y={bottom - header * rowHeight - 8}
        as="address"
        anchor={form === 'narrow' ? 'end' : 'start'}
      >
        {formatAddress(user - (header === 0 && state !== 'live' ? user - block.address : 0))}
      </Words>
    </g>
  );
}

function stateOf({ block, object }: DrawnBlock): string {
  if (block.state === 'free') return `freed, ${block.place ?? 'free'}`;
  if (object && !object.reachable) return `lost, ${object.bytes} B asked`;
  return object ? `${object.bytes} B asked for` : 'in use';
}

function Plate({ x, y, text }: { x: number; y: number; text: string }) {
  return <rect class="plate" x={x + 3} y={y + 4} width={text.length * 7.4 + 8} height="16" />;
}
