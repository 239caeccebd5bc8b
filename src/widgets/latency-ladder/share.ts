import type { LatencyEvent, LatencyState, RungUse } from '../../model/latency/state.ts';
import type { Moment } from '../kit/moment.ts';

export type LatencyMoment = Moment<LatencyState, LatencyEvent>;

/** A part of the whole in per cent, never rounded to nothing or to all. */
export function shareOf(part: number, whole: number): string {
  const share = whole === 0 ? 0 : (100 * part) / whole;
  if (share > 0 && share < 0.1) return 'under 0.1%';
  if (share > 99.9 && share < 100) return 'over 99.9%';
  return `${Math.round(share * 10) / 10}%`;
}

export const usedIn = ({ uses }: LatencyState): readonly RungUse[] =>
  uses.filter(({ times }) => times > 0);

/** Whether this step waited for the rung. */
export const isNow = ({ events }: LatencyMoment, { rung }: RungUse): boolean =>
  events.some(({ rungs }) => rungs.includes(rung));

/** What answers without the kernel has a tone of its own. */
export const toneOf = ({ rung }: RungUse): 'memory' | 'beyond' =>
  ['l1', 'l2', 'l3', 'ram'].includes(rung) ? 'memory' : 'beyond';
