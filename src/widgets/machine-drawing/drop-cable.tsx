import type { Point } from '../draw/geometry.ts';

interface DropCableProps {
  /** A port at the side of a page. */
  from: Point;
  /** The middle of a slot's upper edge. */
  to: Point;
  /** Where it runs down, between the columns. */
  via: number;
  kind?: 'mapped' | 'disk' | 'fault';
  owner?: 'a' | 'b' | 'c' | 'k' | 'n';
}

const head = 8;

/** A cable that leaves a page level, runs down between the columns, and meets a slot from above. */
export function DropCable({ from, to, via, kind = 'disk', owner = 'a' }: DropCableProps) {
  const end = to.y - head;
  const turn = Math.max(end - 40, from.y + 16);
  const line = `M${from.x} ${from.y}C${via} ${from.y} ${via} ${from.y} ${via} ${from.y + 16}V${turn}C${via} ${end - 8} ${to.x} ${turn + 8} ${to.x} ${end}`;
  return (
    <g class={`cable ${kind} own-${owner}`}>
      <path class="line" d={line} />
      <path class="head" d={`M${to.x - 4.5} ${end}L${to.x} ${to.y}L${to.x + 4.5} ${end}z`} />
      <circle class="port" cx={from.x} cy={from.y} r="3.5" />
    </g>
  );
}
