import { engineOf, type Machine } from '../engine.ts';
import { type Frame, type Trace, traceOf } from '../trace.ts';
import { collectOne, markOne, sweepOne } from './collect.ts';
import { faulted, runProgram } from './program.ts';
import { emptyState, type GcEvent, type GcState } from './state.ts';
import type { Statement } from './statements.ts';

export type GcTrace = Trace<GcState, GcEvent>;
export type GcFrame = Frame<GcState, GcEvent>;

/** Mark and sweep over an object graph, as McCarthy described it (CACM 3(4), 1960). */
export const markSweep: Machine<GcState, Statement, GcEvent> = {
  start: emptyState,
  apply(state, statement) {
    if (statement.kind === 'mark') return markOne(state);
    if (statement.kind === 'sweep') return sweepOne(state);
    if (statement.kind === 'collect') return collectOne(state);
    if (statement.kind === 'minor') {
      const why = 'This heap has no generations; collect collects all of it.';
      return faulted(state, 'not-this-collector', undefined, why);
    }
    return runProgram(state, statement);
  },
};

/**
 * Runs a script: one step a statement, and one step an object visited or freed.
 * A mistake stands on its frame as a fault; it changes nothing and the script goes on.
 */
export function run(script: readonly Statement[]): GcTrace {
  return traceOf(engineOf(markSweep), script);
}
