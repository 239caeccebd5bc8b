import type { ComponentChildren } from 'preact';
import { hatchOf } from './drawing.tsx';

interface SlotProps {
  /** The drawing's id, for its hatch. */
  id: string;
  x: number;
  y: number;
  width: number;
  height?: number;
  /** On the left; text such as `0x80000`. */
  address?: string;
  /** On the right: what is in it. */
  word?: string;
  free?: boolean;
  now?: boolean;
  fault?: boolean;
  /** The squares in it. */
  children?: ComponentChildren;
}

/** A frame of RAM or a slot of swap: what can hold one page. */
export function Slot(props: SlotProps) {
  const { id, x, y, width, height = 32, address, word, free, now, fault, children } = props;
  const classes = ['slot', free && 'free', now && 'now', fault && 'fault'];
  const middle = y + height / 2 + 4;
  return (
    <g class={classes.filter(Boolean).join(' ')}>
      <rect class="ground" x={x} y={y} width={width} height={height} rx="1" />
      {free && <rect x={x} y={y} width={width} height={height} fill={hatchOf(id)} />}
      {address && (
        <>
          {free && (
            <rect
              class="plate"
              x={x + 6}
              y={y + 6}
              width={address.length * 7 + 8}
              height={height - 12}
            />
          )}
          <text class="w-address" x={x + 10} y={middle}>
            {address}
          </text>
        </>
      )}
      {word && (
        <>
          {free && (
            <rect
              class="plate"
              x={x + width - word.length * 7 - 14}
              y={y + 6}
              width={word.length * 7 + 8}
              height={height - 12}
            />
          )}
          <text class="w-note" x={x + width - 10} y={middle} text-anchor="end">
            {word}
          </text>
        </>
      )}
      <rect class="edge" x={x} y={y} width={width} height={height} rx="1" />
      {children}
    </g>
  );
}
