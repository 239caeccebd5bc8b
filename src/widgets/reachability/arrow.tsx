import type { Point } from '../draw/geometry.ts';
import { lineHeight } from './label.ts';
import type { Arrow as ArrowShape } from './layout.ts';

interface ArrowProps {
  arrow: ArrowShape;
  /** 'ghost' was cut in this step: still drawn, no longer there. */
  state: 'live' | 'dead' | 'amber' | 'ghost';
  /** It keeps nothing, or only together with its map. */
  kind?: 'weak' | 'entry' | undefined;
  name: string;
  tabIndex: number;
  onFocus?: () => void;
  /** Cuts it; there is none for what can't be cut now. */
  onPick?: (() => void) | undefined;
}

const headLength = 9;
const cornerRadius = 6;

const toward = (from: Point, to: Point, length: number): Point => {
  const whole = Math.abs(to.x - from.x) + Math.abs(to.y - from.y) || 1;
  const part = Math.min(length / whole, 1);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
};
const text = ({ x, y }: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

/** A line through its corners, each rounded, that stops where its head begins. */
function lineOf(corners: readonly Point[]): string {
  const last = corners.length - 1;
  return corners
    .map((corner, i) => {
      if (i === 0) return `M${text(corner)}`;
      if (i === last) return `L${text(toward(corner, corners[i - 1]!, headLength - 2))}`;
      const before = corners[i - 1]!;
      const after = corners[i + 1]!;
      const room = (other: Point): number =>
        Math.min((Math.abs(other.x - corner.x) + Math.abs(other.y - corner.y)) / 2, cornerRadius);
      const radius = Math.min(room(before), room(after));
      const into = toward(corner, before, radius);
      return `L${text(into)}Q${text(corner)} ${text(toward(corner, after, radius))}`;
    })
    .join('');
}

function headOf(corners: readonly Point[]): string {
  const tip = corners.at(-1)!;
  const back = toward(tip, corners.at(-2)!, headLength);
  const upright = tip.x === back.x;
  const wing = (side: number): Point => ({
    x: back.x + (upright ? side : 0),
    y: back.y + (upright ? 0 : side),
  });
  return `M${text(wing(-4.5))}L${text(tip)}L${text(wing(4.5))}z`;
}

/** A reference. The wide, unseen line under it is what a finger can hit. */
export function Arrow({ arrow, state, kind, name, tabIndex, onFocus, onPick }: ArrowProps) {
  const { corners, label, reference } = arrow;
  const line = lineOf(corners);
  const still = onPick === undefined;
  return (
    <g
      class={`ref ${state}${kind ? ` ${kind}` : ''}`}
      {...(still
        ? { 'aria-hidden': true }
        : {
            role: 'button',
            tabindex: tabIndex,
            'aria-label': name,
            'data-key': JSON.stringify([reference.from, reference.to]),
            onFocus,
            onClick: onPick,
          })}
    >
      {!still && <title>Cut this reference</title>}
      <path class="hit" d={line} />
      <path class="band" d={line} />
      <path class="line" d={line} />
      <path class="head" d={headOf(corners)} />
      {label && (
        <text x={label.x} y={label.y} text-anchor={label.anchor}>
          {label.lines.map((words, i) => (
            <tspan key={words} x={label.x} dy={i === 0 ? 0 : lineHeight}>
              {i < label.lines.length - 1 ? `${words} ` : words}
            </tspan>
          ))}
        </text>
      )}
    </g>
  );
}
