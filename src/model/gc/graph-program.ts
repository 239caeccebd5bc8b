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
import {
  alreadyDeclared,
  alreadyReferred,
  freedObject,
  noSuchReference,
  rootReferred,
  unknownName,
} from './mistakes.ts';
import { reachable } from './reachable.ts';
import { emptyState, type GcFault, type GcState, type GraphStep } from './state.ts';

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
  if (nodeOf(state.graph, name)) return failed(state, alreadyDeclared(name));
  const node = { id: name, label, kind, bytes, ...(group === undefined ? {} : { group }) };
  return changed(state, withNode(state.graph, node), [{ kind: 'declared', subject: name }]);
}

export function refer(
  state: GcState,
  { from, to, label = '' }: Omit<Kind<'refer'>, 'kind'>,
): GraphStep {
  const { graph } = state;
  const fault = endFault(state, from) ?? endFault(state, to);
  if (fault) return failed(state, fault);
  if (nodeOf(graph, to)?.kind === 'root') return failed(state, rootReferred(to));
  if (referenceOf(graph, from, to)) return failed(state, alreadyReferred(from, to));
  const after = withReference(graph, { from, to, label });
  const event = { subject: from, target: to, label, changed: difference(after, graph) };
  return changed(state, after, [{ kind: 'referred', ...event }]);
}

function cut(state: GcState, { from, to }: Kind<'cut'>): GraphStep {
  const { graph } = state;
  const fault = endFault(state, from) ?? endFault(state, to);
  if (fault) return failed(state, fault);
  const old = referenceOf(graph, from, to);
  if (!old) return failed(state, noSuchReference(from, to));
  const after = withoutReference(graph, from, to);
  const event = { subject: from, target: to, label: old.label, changed: difference(graph, after) };
  return changed(state, after, [{ kind: 'cut', ...event }]);
}

/** A step that changes nothing but says why. */
export function failed(state: GcState, fault: GcFault): GraphStep {
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

/** Why a name cannot be an end of a reference. */
export function endFault({ graph, freed }: GcState, id: NodeId): GcFault | undefined {
  if (!nodeOf(graph, id)) return unknownName(id);
  return freed.has(id) ? freedObject(id) : undefined;
}

/** What a root reaches in one graph and not in the other. */
export function difference(more: Graph, less: Graph): NodeId[] {
  const still = reachable(less);
  return [...reachable(more)].filter((id) => !still.has(id));
}
