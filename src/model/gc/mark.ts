import type { Machine } from '../engine.ts';
import type { Frame, Trace } from '../trace.ts';
import { valueTraceOf } from '../value-trace.ts';
import { markOne, sweepOne } from './collect.ts';
import { runProgram } from './graph-program.ts';
import type { GraphStatement } from './graph-statements.ts';
import { emptyState, type GcState, type GraphEvent } from './state.ts';

export type GcTrace = Trace<GcState, GraphEvent>;
export type GcFrame = Frame<GcState, GraphEvent>;

/** Mark and sweep over an object graph, as McCarthy described it (CACM 3(4), 1960). */
export const markSweep: Machine<GcState, GraphStatement, GraphEvent> = {
  start: emptyState,
  apply(state, statement) {
    if (statement.kind === 'mark') return markOne(state);
    if (statement.kind === 'sweep') return sweepOne(state);
    return runProgram(state, statement);
  },
};

/**
 * Runs a script: one step a statement, and one step an object visited or freed.
 * A mistake stands on its frame as a fault; it changes nothing and the script goes on.
 */
export function run(script: readonly GraphStatement[]): GcTrace {
  return valueTraceOf(markSweep, script);
}
