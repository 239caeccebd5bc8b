import type { Machine } from './engine.ts';
import { type Frame, mostSteps, type Trace, tooLong, within } from './trace.ts';

/**
 * Runs the statements of a machine that is a value, and keeps every frame: a state shares what did
 * not change with the one before, so there is nothing to check-point and a seek replays nothing. For
 * scripts that fit a figure; what grows with each step, as a set of marks does, is kept as often.
 * After `mostSteps` steps the trace ends, with a fault.
 */
export function valueTraceOf<State, Statement, Event>(
  { start, apply }: Machine<State, Statement, Event>,
  statements: readonly Statement[],
): Trace<State, Event> {
  const frames: Frame<State, Event>[] = [{ step: 0, state: start, events: [] }];
  const madeBy: number[] = [-1];
  let next = 0;
  while (next < statements.length && frames.length <= mostSteps) {
    const step = frames.length;
    const { done, ...made } = apply(frames[step - 1]!.state, statements[next]!);
    frames.push({ step, ...made });
    madeBy.push(next);
    if (done) next += 1;
  }
  const last = frames.length - 1;
  if (next < statements.length) frames[last] = { ...frames[last]!, fault: tooLong };
  return {
    last,
    statementAt: (step) => madeBy[within(step, last)]!,
    frame: (step) => frames[within(step, last)]!,
  };
}
