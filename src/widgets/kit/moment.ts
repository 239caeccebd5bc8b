import type { Fault } from '../../model/fault.ts';
import type { Frame } from '../../model/trace.ts';
import type { Play } from './play.ts';

/** A step of a script: its frame, and the statement that made it. */
export interface Moment<State, Event> {
  readonly play: Play<State, Event>;
  readonly step: number;
  readonly state: State;
  readonly events: readonly Event[];
  readonly fault?: Fault;
  readonly frame: Frame<State, Event>;
  /** None at step 0. */
  readonly statement: { readonly kind: string } | undefined;
  /** The statement as a script writes it, `start` at step 0. */
  readonly operation: string;
}
