import type { Judged } from '../../model/oom/events.ts';
import type { TaskView } from '../../model/oom/state.ts';
import { pageBytes } from '../../model/oom/task.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { heldOf } from './crisis.ts';

export const signed = (value: number): string =>
  `${value < 0 ? '−' : ''}${formatNumber(Math.abs(value))}`;

/** oom_score_adj as the kernel writes it, with a true minus. */
export const adjText = (adj: number): string => String(adj).replace('-', '−');

const spared: Readonly<Record<string, string>> = {
  init: 'process 1 is never killed',
  'kernel-thread': 'a kernel thread has no memory of its own',
  outside: 'outside the group',
  adj: 'adj −1000: never killed',
  reaped: 'already reaped',
  vfork: 'in the middle of a vfork',
};

/** A verdict in a few words. */
export const verdictText = (one: Judged): string =>
  'points' in one ? `${signed(one.points)} points` : `passed over: ${spared[one.spared]}`;

/** How a task came to its points, as a clause after its name. */
export function reckoning(task: TaskView, one: Judged): string {
  if ('spared' in one) return `is passed over (${spared[one.spared]})`;
  const held = heldOf(task);
  const shift = one.points - held;
  const holds = `holds ${formatBytes(held * pageBytes)}, ${formatNumber(held)} pages`;
  if (shift === 0) return `${holds}, and has as many points`;
  const moved = `${formatNumber(Math.abs(shift))} ${shift < 0 ? 'off' : 'on top'}`;
  return `${holds}; adj ${adjText(task.adj)} puts ${moved}, which makes ${signed(one.points)} points`.replace(
    /puts ([\d,]+) off/,
    'takes $1 off',
  );
}
