import type { MachineFrame } from '../narrate/machine/told.ts';
import type { MachinePlay } from './machine-moment.ts';

/** More steps than this are looked at in a spread, so that a long script of a reader's stays quick. */
const most = 256;

const known = new WeakMap<MachinePlay, readonly MachineFrame[]>();

/**
 * The steps of a play: what a drawing has to know ahead, so that its height and its rows are the same
 * at each of them. Of a long play it is every n-th step, and the last.
 */
export function lookedThrough(play: MachinePlay): readonly MachineFrame[] {
  const before = known.get(play);
  if (before) return before;
  const { last, trace } = play;
  const every = Math.ceil((last + 1) / most);
  const frames: MachineFrame[] = [];
  for (let step = 0; step < last; step += every) frames.push(trace.frame(step));
  frames.push(trace.frame(last));
  known.set(play, frames);
  return frames;
}
