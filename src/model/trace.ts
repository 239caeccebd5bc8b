import type { Fault } from './fault.ts';

/** What one step did. A statement is applied again and again until a step says `done`. */
export interface Step<State, Event> {
  readonly state: State;
  readonly events: readonly Event[];
  readonly fault?: Fault;
  readonly done: boolean;
}

/** A model: where it starts and how it takes a step. Pure: equal arguments give equal steps. */
export interface Machine<State, Statement, Event> {
  readonly start: State;
  readonly apply: (state: State, statement: Statement) => Step<State, Event>;
}

/** Everything about one moment; it can be drawn without its neighbours. */
export interface Frame<State, Event> {
  /** 0 is the start, before any statement. */
  readonly step: number;
  readonly state: State;
  readonly events: readonly Event[];
  readonly fault?: Fault;
}

export interface Trace<State, Event> {
  /** The number of the last step. */
  readonly last: number;
  /** The index of the statement that made this step; -1 for the start. */
  statementAt(step: number): number;
  /** The frame of a step; a step outside 0…last gives the nearest one. */
  frame(step: number): Frame<State, Event>;
}

/** More steps than any figure can show: a machine that never says `done` must not hang the page. */
const mostSteps = 1_000_000;

/**
 * Runs the statements once, keeping every `every`-th frame, and replays from the nearest kept one
 * on a seek: a seek costs at most `every` steps however long the trace.
 *
 * @throws RangeError if a statement does not end; that is a mistake in the machine.
 */
export function traceOf<State, Statement, Event>(
  machine: Machine<State, Statement, Event>,
  statements: readonly Statement[],
  every = 32,
): Trace<State, Event> {
  type Now = Frame<State, Event>;
  const start: Now = { step: 0, state: machine.start, events: [] };
  const kept: Now[] = [start];
  const madeBy: number[] = [-1];

  const next = (now: Now, statement: Statement): [Now, boolean] => {
    const { done, ...made } = machine.apply(now.state, statement);
    return [{ step: now.step + 1, ...made }, done];
  };

  let now = start;
  statements.forEach((statement, index) => {
    for (let done = false; !done; ) {
      if (madeBy.length > mostSteps) throw new RangeError(`statement ${index} does not end`);
      [now, done] = next(now, statement);
      madeBy.push(index);
      if (now.step % every === 0) kept.push(now);
    }
  });

  const last = now.step;
  const within = (step: number): number => Math.min(Math.max(Math.trunc(step) || 0, 0), last);
  return {
    last,
    statementAt: (step) => madeBy[within(step)]!,
    frame(step) {
      const wanted = within(step);
      let frame = kept[Math.floor(wanted / every)]!;
      while (frame.step < wanted) [frame] = next(frame, statements[madeBy[frame.step + 1]!]!);
      return frame;
    },
  };
}
