import type { Engine } from './engine.ts';
import type { Fault } from './fault.ts';
import { formatNumber } from './units.ts';

/** Everything about one moment; it can be drawn without its neighbours. */
export interface Frame<State, Event> {
  /** 0 is the start, before any statement. */
  readonly step: number;
  readonly state: State;
  readonly events: readonly Event[];
  readonly fault?: Fault;
}

export interface Trace<State, Event> {
  /** The number of the last step; a fault `too-long` there says that the script would go on. */
  readonly last: number;
  /** The index of the statement that made this step; -1 for the start. */
  statementAt(step: number): number;
  /** The frame of a step; a step outside 0…last gives the nearest one. */
  frame(step: number): Frame<State, Event>;
}

/**
 * More steps than any slider tells apart. To read 8 TB page by page takes two thousand million of them,
 * and must not hang the page.
 */
export const mostSteps = 10_000;

export const tooLong: Fault<'too-long'> = {
  code: 'too-long',
  message: `A trace ends after ${formatNumber(mostSteps)} steps, and the script would go on: smaller sizes and counts show the same in fewer.`,
};

/** The nearest step of a trace, for whatever an address asks for. */
export const within = (step: number, last: number): number =>
  Math.min(Math.max(Math.trunc(step) || 0, 0), last);

/**
 * A trace of at most so many steps keeps every frame that it made: a figure looks at all of them, to know
 * how much room it needs.
 */
export const mostFrames = 64;

/** With more than this many checkpoints, every second one is let go and the spacing doubles. */
const mostCheckpoints = 128;

/** Runs the statements at once; `tracing` says how. */
export function traceOf<State, Statement, Event>(
  engine: Engine<State, Statement, Event>,
  statements: readonly Statement[],
  every?: number,
): Trace<State, Event> {
  return finish(tracing(engine, statements, every));
}

/** What a piece of work comes to that could have been done in parts. */
export function finish<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * Runs the statements once and keeps checkpoints, `every` steps apart at first; a seek replays from
 * the nearest one, or goes on from where the last seek ended. A checkpoint is a whole engine, so
 * their number is bounded and a long trace replays a little more instead of holding more. After
 * `mostSteps` steps the trace ends, with a fault, whatever is left of the script. It yields after each step,
 * so that a page can rest in between.
 */
export function* tracing<State, Statement, Event>(
  engine: Engine<State, Statement, Event>,
  statements: readonly Statement[],
  every = 32,
): Generator<void, Trace<State, Event>> {
  type Kept = { readonly step: number; readonly engine: Engine<State, Statement, Event> };
  let spacing = every;
  let kept: Kept[] = [{ step: 0, engine: engine.clone() }];
  const madeBy: number[] = [-1];

  const runner = engine.clone();
  let next = 0;
  while (next < statements.length && madeBy.length <= mostSteps) {
    const step = madeBy.length;
    const { done } = runner.step(statements[next]!);
    madeBy.push(next);
    if (done) next += 1;
    if (step % spacing === 0) kept.push({ step, engine: runner.clone() });
    if (kept.length > mostCheckpoints) {
      spacing *= 2;
      kept = kept.filter((one) => one.step % spacing === 0);
    }
    yield;
  }

  const last = madeBy.length - 1;
  const stopped = next < statements.length;
  let cursor: Kept = kept[0]!;
  const made = new Map<number, Frame<State, Event>>();
  return {
    last,
    statementAt: (step) => madeBy[within(step, last)]!,
    frame(step) {
      const wanted = within(step, last);
      const known = made.get(wanted);
      if (known) return known;
      if (last > mostFrames) made.clear();
      const frame = make(wanted);
      made.set(wanted, frame);
      return frame;
    },
  };

  function make(wanted: number): Frame<State, Event> {
    if (wanted === 0) return { step: 0, state: kept[0]!.engine.view(), events: [] };
    // From before the wanted step, because its events have to be made again.
    const checkpoint = kept[Math.floor((wanted - 1) / spacing)]!;
    let { step: at, engine: here } =
      cursor.step < wanted && cursor.step > checkpoint.step
        ? cursor
        : { step: checkpoint.step, engine: checkpoint.engine.clone() };
    let result = here.step(statements[madeBy[at + 1]!]!);
    for (at += 1; at < wanted; at += 1) result = here.step(statements[madeBy[at + 1]!]!);
    cursor = { step: at, engine: here };
    const { events } = result;
    const fault = stopped && wanted === last ? tooLong : result.fault;
    return { step: wanted, state: here.view(), events, ...(fault && { fault }) };
  }
}
