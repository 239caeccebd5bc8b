import { hatchOf } from './drawing.tsx';
import { fitted, textWidth } from './geometry.ts';

interface BlockProps {
  /** The drawing's id, for its hatch. */
  id: string;
  x: number;
  y: number;
  /** In proportion to its bytes. */
  width: number;
  height?: number;
  name?: string;
  size?: string;
  /** Pixels of the header at its left. */
  header?: number;
  free?: boolean;
  /** The block of this step. */
  now?: boolean;
  /** A request to scale, not memory yet. */
  request?: boolean;
  fault?: boolean;
}

const pad = 6;

/** A span of memory: name on top, size below, a header in ink; free memory is hatched. */
export function Block(props: BlockProps) {
  const { id, x, y, width, height = 64, name, size, header = 0, free, now, request, fault } = props;
  const kind = request ? 'request' : free ? 'free' : 'used';
  const classes = ['blk', kind, now && 'now', fault && 'fault'];
  const room = width - header - 2 * pad;
  const left = x + header + pad;
  const lines = [name, size].map((text) =>
    text !== undefined && textWidth(text, 11) <= room ? text : undefined,
  );
  if (lines[0] === undefined && name !== undefined && room >= 20) lines[0] = fitted(name, 11, room);
  return (
    <g class={classes.filter(Boolean).join(' ')}>
      <rect class="ground" x={x} y={y} width={Math.max(width, 1)} height={height} />
      {free && !request && (
        <rect x={x} y={y} width={Math.max(width, 1)} height={height} fill={hatchOf(id)} />
      )}
      {header > 0 && (
        <rect class="header" x={x} y={y} width={Math.min(header, width)} height={height} />
      )}
      {lines.map((text, line) => {
        if (text === undefined) return null;
        const base = line === 0 ? y + 18 : y + height - 10;
        return (
          // The two lines of a block never change places.
          <g key={line === 0 ? 'name' : 'size'}>
            {free && !request && (
              <rect
                class="plate"
                x={left - 2}
                y={base - 12}
                width={textWidth(text, 11) + 6}
                height="16"
              />
            )}
            <text class={line === 0 ? 'w-name' : 'w-size'} x={left} y={base}>
              {text}
            </text>
          </g>
        );
      })}
      <rect class="edge" x={x} y={y} width={Math.max(width, 1)} height={height} />
    </g>
  );
}
