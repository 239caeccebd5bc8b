import type { Point } from './geometry.ts';

interface RouteProps {
  /** Corners from port to head; each leg is level or upright. */
  points: readonly Point[];
  /** mapped: a line · disk: dots · fault: red and thicker. */
  kind?: 'mapped' | 'disk' | 'fault';
  /** The path to follow: an amber band under an ink core. */
  band?: boolean;
}

const radius = 6;
const head = 8;

/** A cable that turns at right angles: through the lanes of a grid, where a curve would cross squares. */
export function Route({ points, kind = 'mapped', band }: RouteProps) {
  const from = points[0]!;
  const to = points.at(-1)!;
  const before = points.at(-2) ?? from;
  const [dx, dy] = [Math.sign(to.x - before.x), Math.sign(to.y - before.y)];
  const neck = { x: to.x - head * dx, y: to.y - head * dy };
  const line = pathOf([...points.slice(0, -1), neck]);
  const tip = `M${neck.x - 4.5 * dy} ${neck.y - 4.5 * dx}L${to.x} ${to.y}L${neck.x + 4.5 * dy} ${neck.y + 4.5 * dx}z`;
  return (
    <g class={`cable ${kind} own-b`}>
      {band && <path class="band" d={line} />}
      <path class="line" d={line} />
      <path class="head" d={tip} />
      <circle class="port" cx={from.x} cy={from.y} r="3.5" />
    </g>
  );
}

/** Straight legs, each corner cut round by as much as its shorter leg allows. */
function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  let path = `M${first!.x} ${first!.y}`;
  rest.forEach((point, index) => {
    const before = points[index]!;
    const after = points[index + 2];
    if (!after) {
      path += `L${point.x} ${point.y}`;
      return;
    }
    const cut = Math.min(radius, lengthOf(before, point) / 2, lengthOf(point, after) / 2);
    const enter = towards(point, before, cut);
    const leave = towards(point, after, cut);
    path += `L${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`;
  });
  return path;
}

const lengthOf = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

const towards = (from: Point, to: Point, by: number): Point => ({
  x: from.x + Math.sign(to.x - from.x) * by,
  y: from.y + Math.sign(to.y - from.y) * by,
});
