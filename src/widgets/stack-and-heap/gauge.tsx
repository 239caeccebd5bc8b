import type { StackView } from '../../model/stack/view.ts';
import { formatBytes } from '../../model/units.ts';
import { hatchOf } from '../draw/drawing.tsx';
import { Words } from '../draw/words.tsx';
import { type Plan, titleHeight } from './geometry.ts';

interface GaugeProps {
  id: string;
  plan: Plan;
  stack: StackView;
}

const bar = 48;

/** All of the stack and its guard to scale: how little a frame is of it, or how much a million are. */
export function Gauge({ id, plan, stack }: GaugeProps) {
  const { y: top, height } = plan.heap;
  const x = plan.heap.x + (plan.form === 'narrow' ? 0 : 8);
  const { used, limit, guard } = stack;
  const y = top + titleHeight;
  const room = height - titleHeight;
  const scale = room / (limit + guard.bytes);
  // What is there at all is seen.
  const filled = used === 0 ? 0 : Math.max(Math.round(used * scale), 2);
  const guarded = guard.bytes === 0 ? 0 : Math.max(Math.round(guard.bytes * scale), 4);
  const free = room - filled - guarded;
  const inUse = Math.min(Math.max(y + filled / 2 + 4, y + 12), y + room - 48);
  return (
    <g class="gauge">
      <Words x={x} y={top + 14} as="head">
        Whole stack
      </Words>
      <Words x={x} y={top + 31} as="note">
        {formatBytes(limit)}, to scale
      </Words>
      <rect class="ground" {...{ x, y }} width={bar} height={room} />
      <rect class="used" {...{ x, y }} width={bar} height={filled} />
      <rect {...{ x, width: bar }} y={y + room - guarded} height={guarded} fill={hatchOf(id)} />
      <rect class="edge" {...{ x, y }} width={bar} height={room - guarded} />
      <rect class="edge" {...{ x, width: bar }} y={y + room - guarded} height={guarded} />
      <Words x={x + bar + 8} y={inUse} as="note">
        {formatBytes(used)} in use
      </Words>
      {free > 60 && (
        <Words x={x + bar + 8} y={Math.max(y + filled + free / 2 + 4, inUse + 18)} as="note">
          {formatBytes(limit - used)} left
        </Words>
      )}
      <Words x={x + bar + 8} y={y + room - 1} as="note">
        guard, {formatBytes(guard.bytes)}
      </Words>
    </g>
  );
}
