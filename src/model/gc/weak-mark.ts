import type { Machine } from '../engine.ts';
import * as plain from './collect.ts';
import { type Entry, type Graph, type NodeId, nodeOf, withoutEntriesOf } from './graph.ts';
import { failed } from './graph-program.ts';
import { markSweep } from './mark.ts';
import { noGenerations } from './mistakes.ts';
import type { GcEvent, GcState, GcStep } from './state.ts';
import type { Statement } from './statements.ts';
import { runWeakProgram } from './weak-program.ts';

/** Mark and sweep over a graph with weak references, weak maps and finalisers, too. */
export const weakMarkSweep: Machine<GcState, Statement, GcEvent> = {
  start: markSweep.start,
  apply(state, statement) {
    switch (statement.kind) {
      case 'mark':
        return markOne(state);
      case 'sweep':
        return sweepOne(state);
      case 'collect':
        return collectOne(state);
      case 'minor':
        return failed(state, noGenerations);
      case 'finalize': {
        const { finalizers: subjects = [], ...rest } = state;
        return { state: rest, events: [{ kind: 'finalizers-ran', subjects }], done: true };
      }
      case 'weak':
      case 'entry':
      case 'drop':
      case 'finalizer':
        return stillQueued(state, runWeakProgram(state, statement));
      default:
        return stillQueued(state, markSweep.apply(state, statement));
    }
  },
};

/** What the program does forgets marks, but no callback that waits. */
function stillQueued({ finalizers }: GcState, step: GcStep): GcStep {
  return finalizers ? { ...step, state: { ...step.state, finalizers } } : step;
}

/**
 * Marks through strong references alone; when nothing waits any more, goes on with the values of
 * entries, and clears weak references only once no entry leads further.
 */
function markOne(state: GcState): GcStep {
  const { graph } = state;
  const references = graph.references.filter(({ weak }) => !weak);
  const step = plain.markOne({ ...state, graph: { ...graph, references } });
  const after: GcState = { ...step.state, graph };
  const events = step.events.map((event): GcEvent => {
    if (event.kind !== 'visited' || event.cause !== undefined) return event;
    return { ...event, cause: keyOf(graph, event.subject, state.marked) };
  });
  if (!step.done) return { state: after, events, done: false };

  const kept = keptEntries(graph, after.marked);
  if (kept.length > 0) {
    const worklist = kept.map(({ value }) => value);
    const found = kept.map(
      ({ map, key, value }): GcEvent => ({ kind: 'entry-kept', subject: value, key, map }),
    );
    const visited = events.filter(({ kind }) => kind !== 'mark-ended');
    const going: GcState = { ...after, worklist, phase: 'marking' };
    return { state: going, events: [...visited, ...found], done: false };
  }
  const cleared = clearWeak(after);
  return { state: cleared.state, events: [...events, ...cleared.events], done: true };
}

/** The key of an entry through which a value is met. */
function keyOf(graph: Graph, value: NodeId, marked: ReadonlySet<NodeId>): NodeId | undefined {
  return graph.entries?.find(
    (one) => one.value === value && marked.has(one.map) && marked.has(one.key),
  )?.key;
}

/** Entries whose map and key are marked and whose value is not: one for each such value. */
function keptEntries({ entries = [] }: Graph, marked: ReadonlySet<NodeId>): Entry[] {
  const kept = new Map<NodeId, Entry>();
  for (const one of entries) {
    if (!marked.has(one.map) || !marked.has(one.key) || marked.has(one.value)) continue;
    if (!kept.has(one.value)) kept.set(one.value, one);
  }
  return [...kept.values()];
}

/** Clears the weak references to what is about to go, before anybody can follow one. */
function clearWeak(state: GcState): {
  readonly state: GcState;
  readonly events: readonly GcEvent[];
} {
  const { graph, marked } = state;
  const lost = graph.references.filter(({ to, weak }) => weak && !marked.has(to));
  if (lost.length === 0) return { state, events: [] };
  const events = [...new Set(lost.map(({ to }) => to))].map((subject): GcEvent => {
    const holders = lost.flatMap(({ from, to }) => (to === subject ? [from] : []));
    return { kind: 'weak-cleared', subject, holders };
  });
  const references = graph.references.filter((one) => !lost.includes(one));
  return { state: { ...state, graph: { ...graph, references } }, events };
}

/** Frees one object; the entries it is part of go, and the callback that waited for its end is queued. */
function sweepOne(state: GcState): GcStep {
  const step = plain.sweepOne(state);
  const [first] = step.events;
  if (first?.kind !== 'freed') return step;
  const { subject } = first;
  const graph = withoutEntriesOf(step.state.graph, subject);
  if (!nodeOf(graph, subject)?.finalizer) return { ...step, state: { ...step.state, graph } };
  const finalizers = [...(state.finalizers ?? []), subject];
  const [, ...rest] = step.events;
  const events: GcEvent[] = [first, { kind: 'finalizer-queued', subject }, ...rest];
  return { ...step, state: { ...step.state, graph, finalizers }, events };
}

/** One step of a whole collection: what the phase that is not over yet does next. */
function collectOne(state: GcState): GcStep {
  const sweeps = state.phase === 'marked' || state.phase === 'sweeping';
  return sweeps ? sweepOne(state) : { ...markOne(state), done: false };
}
