import { hatchOf } from './drawing.tsx';
import { fitted, textWidth } from './geometry.ts';

interface ObjectNodeProps {
  /** The drawing's id, for its hatch. */
  id: string;
  x: number;
  y: number;
  width: number;
  height?: number;
  label: string;
  /** A second line: its size. */
  detail?: string;
  life: 'root' | 'reachable' | 'unreachable' | 'freed';
  /** It lies on the path to follow, or this step is about it. */
  amber?: boolean;
}

/** An object: a rounded node; a root is an ink block, square at left. */
export function ObjectNode(props: ObjectNodeProps) {
  const { id, x, y, width, height = 44, label, detail, life, amber } = props;
  const root = life === 'root';
  const name = fitted(label, 13, width - 12);
  const plate = Math.max(textWidth(name, 13), textWidth(detail ?? '', 11)) + 10;
  const top = detail ? y + 19 : y + height / 2 + 5;
  return (
    <g class={`obj ${life}${amber ? ' amber' : ''}`}>
      {root ? (
        <path
          class="ground"
          d={`M${x + 2} ${y}h${width - 14}a12 12 0 0 1 12 12v${height - 24}a12 12 0 0 1 -12 12h-${width - 14}a2 2 0 0 1 -2 -2v-${height - 4}a2 2 0 0 1 2 -2z`}
        />
      ) : (
        <rect class="ground" x={x} y={y} width={width} height={height} rx="12" />
      )}
      {life === 'unreachable' && (
        <>
          <rect x={x} y={y} width={width} height={height} rx="12" fill={hatchOf(id)} />
          <rect
            class="plate"
            x={x + (width - plate) / 2}
            y={y + 5}
            width={plate}
            height={height - 10}
            rx="5"
          />
        </>
      )}
      <text class="w-name" x={x + width / 2} y={top} text-anchor="middle">
        {name}
      </text>
      {detail && (
        <text class="w-size" x={x + width / 2} y={y + 35} text-anchor="middle">
          {detail}
        </text>
      )}
    </g>
  );
}
