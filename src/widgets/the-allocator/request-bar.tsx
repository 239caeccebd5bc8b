import { formatNumber } from '../../model/units.ts';
import { Moved } from '../draw/moved.tsx';
import { Words } from '../draw/words.tsx';
import { type AnyMoment, type Heap, requestOf } from './heap-play.ts';

interface RequestBarProps {
  moment: AnyMoment;
  heap: Heap;
  y: number;
  /** Where the bar stands: over the block that is taken, where that is in the first row. */
  x: number;
  width: number;
  perSquare: number;
}

/** What the step asks for, at the scale of the heap below it, 48 px high. */
export function RequestBar({ moment, heap, y, x, width, perSquare }: RequestBarProps) {
  const request = requestOf(moment, heap);
  const told = moment.step === 0 ? 'No request yet' : moment.operation;
  if (!request) {
    return (
      <Words x={0} y={y + 12} as="note">
        {told}
      </Words>
    );
  }
  const { asked, need, block } = request;
  const wide = Math.min(Math.max((need / perSquare) * 16, 3), width);
  const head = Math.min(Math.max(((need - asked) / perSquare) * 16, need > asked ? 3 : 0), wide);
  const sum = need > asked ? `${formatNumber(asked)} + ${need - asked} = ` : '';
  const refused = block === undefined;
  return (
    <g class={refused ? 'asks fault' : 'asks'}>
      <Words x={0} y={y + 12} as="note" {...(refused && { tone: 'fault' })}>
        {refused ? 'NULL. The request' : 'The request'} to scale: {sum}
        {formatNumber(need)} B
      </Words>
      <Moved key="bar" x={Math.max(Math.min(x, width - wide), 0)} y={y + 20}>
        <g class={`blk request${refused ? ' fault' : ''}`}>
          <rect class="ground" x="0" y="0" width={wide} height="20" />
          {head > 0 && <rect class="header" x="0" y="0" width={head} height="20" />}
          <rect class="edge" x="0" y="0" width={wide} height="20" />
        </g>
      </Moved>
    </g>
  );
}
