import { Words } from '../draw/words.tsx';
import { counted } from '../narrate/words.ts';

interface FaultsSoFarProps {
  x: number;
  y: number;
  width: number;
  faults: number;
  /** OPT's with as many frames: the bound. */
  bound: number;
  /** References of the whole script: what the bar's width stands for. */
  of: number;
  /** The words on one line, where a lane has its heading above it. */
  flat: boolean;
}

/** Faults as a bar, with a line at the fewest that any policy can have. */
export function FaultsSoFar({ x, y, width, faults, bound, of, flat }: FaultsSoFarProps) {
  const at = (count: number): number => Math.round((count / Math.max(of, 1)) * width);
  const bar = flat ? y + 6 : y + 12;
  return (
    <g class="faults">
      <Words x={flat ? x + width : x} y={flat ? y : y + 4} anchor={flat ? 'end' : 'start'}>
        {flat ? `${counted(faults, 'fault')}, OPT ${bound}` : counted(faults, 'fault')}
      </Words>
      <rect class="bar-all" x={x} y={bar} width={width} height="8" />
      <rect class="bar-faults" x={x} y={bar} width={at(faults)} height="8" />
      <path class="bar-bound" d={`M${x + at(bound)} ${bar - 3}v14`} />
      {!flat && (
        <Words x={Math.min(x + at(bound), x + width - 40)} y={bar + 24} as="size">
          OPT {bound}
        </Words>
      )}
    </g>
  );
}
