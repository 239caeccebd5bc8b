import { bytesOf, heldBy, type NodeId, withoutReferencesOf } from './graph.ts';
import { failed } from './graph-program.ts';
import { notMarked } from './mistakes.ts';
import type { GcState, GraphEvent, GraphStep } from './state.ts';

/**
 * Marks one object, breadth-first from the roots in declared order. The order is a choice for the
 * eye: collectors differ (V8 uses worklists, Cheney's copying collector a queue), the set does not.
 */
export function markOne(state: GcState): GraphStep {
  const { graph } = state;
  const begun = state.phase === 'marking';
  const marked: ReadonlySet<NodeId> = begun ? state.marked : new Set();
  const [subject, ...waiting] = begun
    ? state.worklist
    : graph.nodes.filter((node) => node.kind === 'root').map((node) => node.id);
  if (subject === undefined) return marking(state, marked, [], []);

  const holders = new Set(heldBy(graph, subject).map((one) => one.from));
  const cause = [...marked].find((id) => holders.has(id));
  const after = new Set(marked).add(subject);
  const queued = new Set(waiting);
  const found = graph.references
    .filter((one) => one.from === subject && !after.has(one.to) && !queued.has(one.to))
    .map((one) => one.to);
  const visited: GraphEvent = { kind: 'visited', subject, cause, found };
  return marking(state, after, [...waiting, ...found], [visited]);
}

function marking(
  state: GcState,
  marked: ReadonlySet<NodeId>,
  worklist: readonly NodeId[],
  events: readonly GraphEvent[],
): GraphStep {
  if (worklist.length > 0) {
    return { state: { ...state, marked, worklist, phase: 'marking' }, events, done: false };
  }
  const after: GcState = { ...state, marked, worklist, phase: 'marked' };
  const ended: GraphEvent = { kind: 'mark-ended', unmarked: unmarked(after) };
  return { state: after, events: [...events, ended], done: true };
}

/** Frees one object that the last mark phase did not reach, in declared order. */
export function sweepOne(state: GcState): GraphStep {
  if (state.phase !== 'marked' && state.phase !== 'sweeping') {
    return failed(state, notMarked);
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
  const freed: GraphEvent = { kind: 'freed', subject, bytes };
  return rest.length > 0 ? { state: after, events: [freed], done: false } : swept(after, [freed]);
}

function swept(state: GcState, events: readonly GraphEvent[]): GraphStep {
  const { freed, graph } = state;
  const bytes = bytesOf(graph, (node) => freed.has(node.id));
  const ended: GraphEvent = { kind: 'sweep-ended', objects: freed.size, bytes };
  return { state: { ...state, phase: 'swept' }, events: [...events, ended], done: true };
}

/** Objects in memory without a mark, in declared order. */
function unmarked({ graph, marked, freed }: GcState): NodeId[] {
  return graph.nodes
    .filter((node) => node.kind === 'object' && !marked.has(node.id) && !freed.has(node.id))
    .map((node) => node.id);
}
