import type { Fault } from '../../model/fault.ts';
import type { Script } from '../../model/script/script.ts';
import type { Frame, Trace } from '../../model/trace.ts';

/** A script and its trace: what a figure plays. */
export interface Play<State, Event> {
  /** As the author or the reader wrote it, comments and all. */
  readonly source: string;
  readonly script: Script;
  readonly trace: Trace<State, Event>;
  /** The trace's step that counts as 0: what comes before it sets the stage. */
  readonly first: number;
  /** Of the steps counted from `first`, as all steps here are. */
  readonly last: number;
  at(step: number): Moment<State, Event>;
  /** The operation that makes a step, as short code. */
  operation(step: number): string;
}

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
