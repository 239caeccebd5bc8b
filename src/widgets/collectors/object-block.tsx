import { hatchOf } from '../draw/drawing.tsx';
import { fitted, textWidth } from '../draw/geometry.ts';
import type { Block } from './look.ts';

interface ObjectBlockProps {
  id: string;
  width: number;
  height: number;
  block: Block;
  /** Its first part; the rest of one that is cut by the end of a row has no text. */
  begins: boolean;
  now: boolean;
  /** Whether it can be seen that no root reaches it. */
  telling: boolean;
}

const pad = 6;

/** An object in a heap: a block in proportion to its bytes, hatched and dashed where no root reaches it. */
export function ObjectBlock(props: ObjectBlockProps) {
  const { id, width, height, block, begins, now, telling } = props;
  const garbage = telling && block.garbage;
  const room = width - 2 * pad;
  const name = fitted(block.label, 12, Math.max(room, 8));
  const detail = detailOf(block);
  const fits = textWidth(detail, 11) <= room - (block.colour ? 16 : 0);
  const lines = [
    { as: 'w-name', text: name, size: 12, base: 18 },
    ...(fits ? [{ as: 'w-size', text: detail, size: 11, base: height - 8 }] : []),
  ];
  return (
    <g class={`cell${garbage ? ' garbage' : ''}${now ? ' now' : ''}`}>
      <rect class="ground" width={width} height={height} />
      {garbage && !now && <rect width={width} height={height} fill={hatchOf(id)} />}
      {begins &&
        lines.map(({ as, text, size, base }) => (
          <g key={as}>
            {garbage && !now && (
              <rect
                class="plate"
                x="3"
                y={base - 13}
                width={textWidth(text, size) + 7}
                height="17"
              />
            )}
            <text class={as} x={pad} y={base}>
              {text}
            </text>
          </g>
        ))}
      {begins && block.colour && width >= 18 && (
        <Mark x={width - 10} y={height - 12} of={block.colour} />
      )}
      <rect class="edge" width={width} height={height} />
    </g>
  );
}

/** Its size; with reference counting its count, in a nursery the collections it has survived. */
function detailOf({ bytes, count, age }: Block): string {
  if (count !== undefined) return `${bytes} B, ${count}×`;
  return age === undefined ? `${bytes} B` : `${bytes} B, age ${age}`;
}

/** The colour of marking as a shape: an empty circle, a half one, a full one. */
function Mark({ x, y, of }: { x: number; y: number; of: NonNullable<Block['colour']> }) {
  return (
    <g class={`mark ${of}`}>
      <circle class="plate" cx={x} cy={y} r="8" />
      <circle class="ring" cx={x} cy={y} r="5" />
      {of === 'grey' && <path class="fill" d={`M${x - 5} ${y}a5 5 0 0 0 10 0z`} />}
      {of === 'black' && <circle class="fill" cx={x} cy={y} r="5" />}
    </g>
  );
}
