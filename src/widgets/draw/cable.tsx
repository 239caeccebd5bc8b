import type { Point } from './geometry.ts';

interface CableProps {
  from: Point;
  to: Point;
  /** mapped: a line · cow: dashes · disk: dots · fault: red and thicker. */
  kind?: 'mapped' | 'cow' | 'disk' | 'fault';
  /** Whose it is, as its page. */
  owner?: 'a' | 'b' | 'c' | 'k' | 'n';
  /** The path to follow: an amber band under an ink core. */
  band?: boolean;
  /** Without the port circle that marks a page's end of it. */
  bare?: boolean;
  /** Bends out of both ends upright instead of level. */
  upright?: boolean;
}

const head = 8;

/** A reference or a mapping: a curve from a port to a filled head. */
export function Cable(props: CableProps) {
  const { from, to, kind = 'mapped', owner = 'a', band, bare, upright } = props;
  const along = upright ? to.y - from.y : to.x - from.x;
  const side = Math.sign(along) || 1;
  const reach = Math.max(Math.abs(along) / 2, 16) * side;
  const end = upright ? { x: to.x, y: to.y - head * side } : { x: to.x - head * side, y: to.y };
  const [bendA, bendB] = upright
    ? [
        { x: from.x, y: from.y + reach },
        { x: to.x, y: end.y - reach / 2 },
      ]
    : [
        { x: from.x + reach, y: from.y },
        { x: end.x - reach / 2, y: to.y },
      ];
  const line = `M${from.x} ${from.y}C${bendA.x} ${bendA.y} ${bendB.x} ${bendB.y} ${end.x} ${end.y}`;
  const tip = upright
    ? `M${end.x - 4.5} ${end.y}L${to.x} ${to.y}L${end.x + 4.5} ${end.y}z`
    : `M${end.x} ${end.y - 4.5}L${to.x} ${to.y}L${end.x} ${end.y + 4.5}z`;
  return (
    <g class={`cable ${kind} own-${owner}`}>
      {band && <path class="band" d={line} />}
      <path class="line" d={line} />
      <path class="head" d={tip} />
      {!bare && <circle class="port" cx={from.x} cy={from.y} r="3.5" />}
    </g>
  );
}
