import {
  type Graph,
  type NodeId,
  nodeOf,
  referenceOf,
  withNode,
  withoutReference,
  withReference,
} from './graph.ts';
import { reachable } from './reachable.ts';
import type { Statement } from './statements.ts';
import {
  emptyState,
  type GcEvent,
  type GcFault,
  type GcFaultCode,
  type GcState,
  type GcStep,
} from './state.ts';

type ProgramStatement = Exclude<Statement, { kind: 'mark' | 'sweep' }>;

/** One step of the program: it declares a node, draws a reference or cuts one. */
export function runProgram(state: GcState, statement: ProgramStatement): GcStep {
  const { graph } = state;
  if (statement.kind === 'root' || statement.kind === 'object') {
    const { kind, name, bytes, label = name, group } = statement;
    if (nodeOf(graph, name)) {
      return faulted(state, 'already-declared', name, `There is already something named ${name}.`);
    }
    const node = { id: name, label, kind, bytes, ...(group === undefined ? {} : { group }) };
    return changed(state, withNode(graph, node), [{ kind: 'declared', subject: name }]);
  }

  const { from, to } = statement;
  const fault = endFault(state, from) ?? endFault(state, to);
  if (fault) return { state, events: [], fault, done: true };
  const old = referenceOf(graph, from, to);

  if (statement.kind === 'cut') {
    if (!old) {
      return faulted(state, 'no-such-reference', from, `${from} holds no reference to ${to}.`);
    }
    const after = withoutReference(graph, from, to);
    const lost = difference(graph, after);
    const event = { subject: from, target: to, label: old.label, changed: lost };
    return changed(state, after, [{ kind: 'cut', ...event }]);
  }

  if (nodeOf(graph, to)?.kind === 'root') {
    const why = `${to} is a root: tracing starts there, and no object refers to it.`;
    return faulted(state, 'root-as-target', to, why);
  }
  if (old) {
    return faulted(state, 'already-referred', from, `${from} already holds a reference to ${to}.`);
  }
  const label = statement.label ?? '';
  const after = withReference(graph, { from, to, label });
  const event = { subject: from, target: to, label, changed: difference(after, graph) };
  return changed(state, after, [{ kind: 'referred', ...event }]);
}

export function faulted(
  state: GcState,
  code: GcFaultCode,
  subject: NodeId | undefined,
  message: string,
): GcStep {
  const fault: GcFault = { code, message, ...(subject === undefined ? {} : { subject }) };
  return { state, events: [], fault, done: true };
}

/** Marks say nothing about a graph that has changed since, so a change forgets them. */
function changed(state: GcState, graph: Graph, events: readonly GcEvent[]): GcStep {
  return { state: { ...emptyState, freed: state.freed, graph }, events, done: true };
}

function endFault({ graph, freed }: GcState, id: NodeId): GcFault | undefined {
  if (!nodeOf(graph, id)) {
    return { code: 'unknown-name', message: `Nothing is named ${id}.`, subject: id };
  }
  if (!freed.has(id)) return undefined;
  const message = `${id} was freed: no reference leads to it any more, so nothing can use it.`;
  return { code: 'freed-object', message, subject: id };
}

/** What a root reaches in one graph and not in the other. */
function difference(more: Graph, less: Graph): NodeId[] {
  const still = reachable(less);
  return [...reachable(more)].filter((id) => !still.has(id));
}
