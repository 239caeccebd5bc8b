import {
  bytesOf,
  type Entry,
  type Graph,
  heldBy,
  type NodeId,
  nodeOf,
  withoutReferencesOf,
} from './graph.ts';
import { faulted } from './program.ts';
import type { GcEvent, GcState, GcStep } from './state.ts';

/**
 * Marks one object, breadth-first from the roots in declared order. The order is a choice for the
 * eye: collectors differ (V8 uses worklists, Cheney's copying collector a queue), the set does not.
 */
export function markOne(state: GcState): GcStep {
  const { graph } = state;
  const begun = state.phase === 'marking';
  const marked: ReadonlySet<NodeId> = begun ? state.marked : new Set();
  const [subject, ...waiting] = begun
    ? state.worklist
    : graph.nodes.filter((node) => node.kind === 'root').map((node) => node.id);
  if (subject === undefined) return marking(state, marked, [], []);

  const strong = heldBy(graph, subject).filter(({ weak }) => !weak);
  const holders = new Set(strong.map((one) => one.from));
  const cause = [...marked].find((id) => holders.has(id)) ?? keyOf(graph, subject, marked);
  const after = new Set(marked).add(subject);
  const queued = new Set(waiting);
  const found = graph.references
    .filter((one) => one.from === subject && !one.weak)
    .filter((one) => !after.has(one.to) && !queued.has(one.to))
    .map((one) => one.to);
  const visited: GcEvent = { kind: 'visited', subject, cause, found };
  return marking(state, after, [...waiting, ...found], [visited]);
}

/** The key of an entry through which a value is met. */
function keyOf(graph: Graph, value: NodeId, marked: ReadonlySet<NodeId>): NodeId | undefined {
  return graph.entries?.find(
    (one) => one.value === value && marked.has(one.map) && marked.has(one.key),
  )?.key;
}

function marking(
  state: GcState,
  marked: ReadonlySet<NodeId>,
  worklist: readonly NodeId[],
  events: readonly GcEvent[],
): GcStep {
  if (worklist.length > 0) {
    return { state: { ...state, marked, worklist, phase: 'marking' }, events, done: false };
  }
  const kept = keptEntries(state.graph, marked);
  if (kept.length > 0) {
    const values = kept.map(({ value }) => value);
    const found = kept.map(
      ({ map, key, value }): GcEvent => ({ kind: 'entry-kept', subject: value, key, map }),
    );
    return marking(state, marked, values, [...events, ...found]);
  }
  const after: GcState = { ...state, marked, worklist, phase: 'marked' };
  const without = unmarked(after);
  const ended: GcEvent = { kind: 'mark-ended', unmarked: without };
  const cleared = clearWeak(state.graph, without);
  return {
    state: { ...after, graph: cleared.graph },
    events: [...events, ended, ...cleared.events],
    done: true,
  };
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
function clearWeak(
  graph: Graph,
  dead: readonly NodeId[],
): { readonly graph: Graph; readonly events: readonly GcEvent[] } {
  const lost = graph.references.filter(({ to, weak }) => weak && dead.includes(to));
  if (lost.length === 0) return { graph, events: [] };
  const events = [...new Set(lost.map(({ to }) => to))].map((subject): GcEvent => {
    const holders = lost.flatMap(({ from, to }) => (to === subject ? [from] : []));
    return { kind: 'weak-cleared', subject, holders };
  });
  const references = graph.references.filter((one) => !lost.includes(one));
  return { graph: { ...graph, references }, events };
}

/** Frees one object that the last mark phase did not reach, in declared order. */
export function sweepOne(state: GcState): GcStep {
  if (state.phase !== 'marked' && state.phase !== 'sweeping') {
    const why = 'A sweep needs a mark first: without marks it would free every object.';
    return faulted(state, 'not-marked', undefined, why);
  }
  const [subject, ...rest] = unmarked(state);
  if (subject === undefined) return swept(state, []);
  const after: GcState = {
    ...state,
    graph: withoutReferencesOf(state.graph, subject),
    freed: new Set([...state.freed, subject]),
    phase: 'sweeping',
  };
  const bytes = bytesOf(state.graph, (node) => node.id === subject);
  const freed: GcEvent = { kind: 'freed', subject, bytes };
  const queues = nodeOf(state.graph, subject)?.finalizer;
  const queued: GcEvent = { kind: 'finalizer-queued', subject };
  const next = queues ? { ...after, finalizers: [...(state.finalizers ?? []), subject] } : after;
  const events = queues ? [freed, queued] : [freed];
  return rest.length > 0 ? { state: next, events, done: false } : swept(next, events);
}

function swept(state: GcState, events: readonly GcEvent[]): GcStep {
  const { freed, graph } = state;
  const bytes = bytesOf(graph, (node) => freed.has(node.id));
  const ended: GcEvent = { kind: 'sweep-ended', objects: freed.size, bytes };
  return { state: { ...state, phase: 'swept' }, events: [...events, ended], done: true };
}

/** One step of a whole collection: what the phase that is not over yet does next. */
export function collectOne(state: GcState): GcStep {
  const sweeps = state.phase === 'marked' || state.phase === 'sweeping';
  return sweeps ? sweepOne(state) : { ...markOne(state), done: false };
}

/** Objects in memory without a mark, in declared order. */
function unmarked({ graph, marked, freed }: GcState): NodeId[] {
  return graph.nodes
    .filter((node) => node.kind === 'object' && !marked.has(node.id) && !freed.has(node.id))
    .map((node) => node.id);
}
