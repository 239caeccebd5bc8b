import type { Step } from '../engine.ts';
import {
  type Graph,
  type NodeId,
  nodeOf,
  referenceOf,
  withNode,
  withoutReference,
  withReference,
} from './graph.ts';
import type { GraphStatement } from './graph-statements.ts';
import { reachable } from './reachable.ts';
import {
  emptyState,
  type GcFault,
  type GcFaultCode,
  type GcState,
  type GraphStep,
} from './state.ts';

type Kind<Name> = Extract<GraphStatement, { kind: Name }>;

/** One step of a program: it declares a node, draws a reference or cuts one. */
export function runProgram(
  state: GcState,
  statement: Exclude<GraphStatement, Kind<'mark' | 'sweep'>>,
): GraphStep {
  switch (statement.kind) {
    case 'refer':
      return refer(state, statement);
    case 'cut':
      return cut(state, statement);
    default:
      return declare(state, statement);
  }
}

function declare(state: GcState, statement: Kind<'root' | 'object'>): GraphStep {
  const { kind, name, bytes, label = name, group } = statement;
  if (nodeOf(state.graph, name)) {
    return faulted(state, 'already-declared', name, `There is already something named ${name}.`);
  }
  const node = { id: name, label, kind, bytes, ...(group === undefined ? {} : { group }) };
  return changed(state, withNode(state.graph, node), [{ kind: 'declared', subject: name }]);
}

export function refer(
  state: GcState,
  { from, to, label = '' }: Omit<Kind<'refer'>, 'kind'>,
): GraphStep {
  const { graph } = state;
  const fault = endFault(state, from) ?? endFault(state, to);
  if (fault) return { state, events: [], fault, done: true };
  if (nodeOf(graph, to)?.kind === 'root') {
    const why = `${to} is a root: tracing starts there, and no object refers to it.`;
    return faulted(state, 'root-as-target', to, why);
  }
  if (referenceOf(graph, from, to)) {
    return faulted(state, 'already-referred', from, `${from} already holds a reference to ${to}.`);
  }
  const after = withReference(graph, { from, to, label });
  const event = { subject: from, target: to, label, changed: difference(after, graph) };
  return changed(state, after, [{ kind: 'referred', ...event }]);
}

function cut(state: GcState, { from, to }: Kind<'cut'>): GraphStep {
  const { graph } = state;
  const fault = endFault(state, from) ?? endFault(state, to);
  if (fault) return { state, events: [], fault, done: true };
  const old = referenceOf(graph, from, to);
  if (!old) {
    return faulted(state, 'no-such-reference', from, `${from} holds no reference to ${to}.`);
  }
  const after = withoutReference(graph, from, to);
  const event = { subject: from, target: to, label: old.label, changed: difference(graph, after) };
  return changed(state, after, [{ kind: 'cut', ...event }]);
}

export function faulted(
  state: GcState,
  code: GcFaultCode,
  subject: NodeId | undefined,
  message: string,
): GraphStep {
  const fault: GcFault = { code, message, ...(subject === undefined ? {} : { subject }) };
  return { state, events: [], fault, done: true };
}

/** Marks say nothing about a graph that has changed since, so a change forgets them. */
export function changed<Event>(
  state: GcState,
  graph: Graph,
  events: readonly Event[],
): Step<Event> & { readonly state: GcState } {
  return { state: { ...emptyState, freed: state.freed, graph }, events, done: true };
}

export function endFault({ graph, freed }: GcState, id: NodeId): GcFault | undefined {
  if (!nodeOf(graph, id)) {
    return { code: 'unknown-name', message: `Nothing is named ${id}.`, subject: id };
  }
  if (!freed.has(id)) return undefined;
  const message = `${id} was freed: no reference leads to it any more, so nothing can use it.`;
  return { code: 'freed-object', message, subject: id };
}

/** What a root reaches in one graph and not in the other. */
export function difference(more: Graph, less: Graph): NodeId[] {
  const still = reachable(less);
  return [...reachable(more)].filter((id) => !still.has(id));
}
