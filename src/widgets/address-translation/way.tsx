import type { Point } from '../draw/geometry.ts';

interface WayProps {
  /** Its corners. */
  through: readonly Point[];
  /** Without a head: another stretch goes on. */
  bare?: boolean;
}

const head = 8;

/** A stretch of the path that a translation takes: an amber band under an ink core; it ends level or upright. */
export function Way({ through, bare }: WayProps) {
  const end = through.at(-1)!;
  const before = through.at(-2)!;
  const dx = Math.sign(end.x - before.x);
  const dy = Math.sign(end.y - before.y);
  const stop = bare ? end : { x: end.x - dx * head, y: end.y - dy * head };
  const line = [...through.slice(0, -1), stop].map(({ x, y }) => `${x} ${y}`).join('L');
  return (
    <g class="cable way">
      <path class="band" d={`M${line}`} />
      <path class="line" d={`M${line}`} />
      {!bare && (
        <path
          class="head"
          d={`M${stop.x - dy * 4.5} ${stop.y - dx * 4.5}L${end.x} ${end.y}L${stop.x + dy * 4.5} ${stop.y + dx * 4.5}z`}
        />
      )}
    </g>
  );
}
