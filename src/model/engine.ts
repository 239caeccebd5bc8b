import type { Fault } from './fault.ts';

/** What one step did. A statement is given again and again until a step says `done`. */
export interface Step<Event> {
  readonly events: readonly Event[];
  readonly fault?: Fault;
  readonly done: boolean;
}

/**
 * A model at work. It changes in place, because a step must cost what it changes and not what the
 * model holds; `view` and `clone` are how others get at a moment. Deterministic: two engines in the
 * same condition take the same step.
 */
export interface Engine<State, Statement, Event> {
  /** Takes one step of a statement; a learner's mistake is a fault on it, never a throw. */
  step(statement: Statement): Step<Event>;
  /** All there is to draw, as plain data that no later step changes. */
  view(): State;
  /** An engine of its own in the same condition. */
  clone(): Engine<State, Statement, Event>;
}

/** A model that is small enough to be a value: each step makes a new state. */
export interface Machine<State, Statement, Event> {
  readonly start: State;
  readonly apply: (state: State, statement: Statement) => Step<Event> & { readonly state: State };
}

/** A machine as an engine. */
export function engineOf<State, Statement, Event>(
  { start, apply }: Machine<State, Statement, Event>,
  state: State = start,
): Engine<State, Statement, Event> {
  let now = state;
  return {
    step(statement) {
      const { state: next, ...step } = apply(now, statement);
      now = next;
      return step;
    },
    view: () => now,
    clone: () => engineOf({ start, apply }, now),
  };
}
