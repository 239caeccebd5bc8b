import type { Judged, OomEvent } from '../../model/oom/events.ts';
import type { OomState, TaskView } from '../../model/oom/state.ts';
import { pageBytes } from '../../model/oom/task.ts';
import type { Moment } from '../kit/moment.ts';

export type OomMoment = Moment<OomState, OomEvent>;
type Of<Kind extends OomEvent['kind']> = Extract<OomEvent, { kind: Kind }>;

/** What one call of the killer has said up to a moment. */
export interface Call {
  readonly invoked?: Of<'invoked'>;
  readonly judged?: Of<'judged'>;
  readonly chosen?: Of<'chosen'>;
}

/** The call that a moment lies in, its last step (what is freed) with it; empty outside of one. */
export function callAt({ play, step, events }: OomMoment): Call {
  const ends = events.some(({ kind }) => kind === 'freed' || kind === 'nobody');
  let call: Call = {};
  for (let at = step; at > 0; at -= 1) {
    const frame = play.trace.frame(at);
    if (frame.state.phase === 'idle' && !(ends && at === step)) break;
    for (const event of frame.events) {
      if (event.kind === 'judged' || event.kind === 'chosen') {
        call = { [event.kind]: event, ...call };
      }
      if (event.kind === 'invoked') return { invoked: event, ...call };
    }
  }
  return call;
}

/** Pages that a task holds: what its death gives back. */
export const heldOf = ({ rss, swap, tables }: TaskView): number =>
  Math.round((rss + swap + tables) / pageBytes);

export const verdictOf = (call: Call, task: string): Judged | undefined =>
  call.judged?.verdicts.find((one) => one.task === task);
