import {
  type Graph,
  type NodeId,
  nodeOf,
  referenceOf,
  withEntry,
  withNode,
  withoutReference,
  withoutReferencesFrom,
  withReference,
} from './graph.ts';
import { reachable } from './reachable.ts';
import {
  emptyState,
  type GcEvent,
  type GcFault,
  type GcFaultCode,
  type GcState,
  type GcStep,
} from './state.ts';
import type { Statement } from './statements.ts';

type Kind<Name> = Extract<Statement, { kind: Name }>;
type ProgramStatement = Exclude<Statement, Kind<'mark' | 'sweep' | 'collect' | 'minor'>>;

/** One step of the program: it declares a node, draws a reference or cuts one. */
export function runProgram(state: GcState, statement: ProgramStatement): GcStep {
  switch (statement.kind) {
    case 'root':
    case 'object':
      return declare(state, statement);
    case 'refer':
    case 'weak':
      return refer(state, statement);
    case 'cut':
      return cut(state, statement);
    case 'entry':
      return enter(state, statement);
    case 'drop':
      return drop(state, statement);
    case 'finalizer':
      return setFinalizer(state, statement);
    case 'finalize': {
      const ran: GcEvent = { kind: 'finalizers-ran', subjects: state.finalizers ?? [] };
      const { finalizers: _, ...rest } = state;
      return { state: rest, events: [ran], done: true };
    }
  }
}

function declare(state: GcState, statement: Kind<'root' | 'object'>): GcStep {
  const { kind, name, bytes, label = name, group } = statement;
  if (nodeOf(state.graph, name)) {
    return faulted(state, 'already-declared', name, `There is already something named ${name}.`);
  }
  const node = { id: name, label, kind, bytes, ...(group === undefined ? {} : { group }) };
  return changed(state, withNode(state.graph, node), [{ kind: 'declared', subject: name }]);
}

function refer(state: GcState, statement: Kind<'refer' | 'weak'>): GcStep {
  const { graph } = state;
  const { from, to, label = '' } = statement;
  const fault = endFault(state, from) ?? endFault(state, to);
  if (fault) return { state, events: [], fault, done: true };
  if (nodeOf(graph, to)?.kind === 'root') {
    const why = `${to} is a root: tracing starts there, and no object refers to it.`;
    return faulted(state, 'root-as-target', to, why);
  }
  if (referenceOf(graph, from, to)) {
    return faulted(state, 'already-referred', from, `${from} already holds a reference to ${to}.`);
  }
  const weak = statement.kind === 'weak' && { weak: true as const };
  const after = withReference(graph, { from, to, label, ...weak });
  const ends = { subject: from, target: to, label, ...weak };
  return changed(state, after, [{ kind: 'referred', ...ends, changed: difference(after, graph) }]);
}

function cut(state: GcState, { from, to }: Kind<'cut'>): GcStep {
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

function drop(state: GcState, { name }: Kind<'drop'>): GcStep {
  const { graph } = state;
  const fault = endFault(state, name);
  if (fault) return { state, events: [], fault, done: true };
  if (nodeOf(graph, name)?.kind !== 'root') {
    const why = `${name} is an object: drop empties a root, and cut removes a reference of an object.`;
    return faulted(state, 'not-a-root', name, why);
  }
  const targets = graph.references.flatMap(({ from, to }) => (from === name ? [to] : []));
  const after = withoutReferencesFrom(graph, name);
  const event = { subject: name, targets, changed: difference(graph, after) };
  const events: readonly GcEvent[] = [{ kind: 'dropped', ...event }];
  return targets.length > 0 ? changed(state, after, events) : { state, events, done: true };
}

function enter(state: GcState, { map, key, value }: Kind<'entry'>): GcStep {
  const { graph } = state;
  const fault = endFault(state, map) ?? endFault(state, key) ?? endFault(state, value);
  if (fault) return { state, events: [], fault, done: true };
  const root = [key, value].find((id) => nodeOf(graph, id)?.kind === 'root');
  if (root !== undefined) {
    const why = `${root} is a root: tracing starts there, and no entry holds it.`;
    return faulted(state, 'root-as-target', root, why);
  }
  if (graph.entries?.some((one) => one.map === map && one.key === key)) {
    return faulted(state, 'already-referred', map, `${map} already has an entry for ${key}.`);
  }
  const event: GcEvent = { kind: 'entry-drawn', subject: value, key, map };
  return changed(state, withEntry(graph, { map, key, value }), [event]);
}

function setFinalizer(state: GcState, { name }: Kind<'finalizer'>): GcStep {
  const { graph } = state;
  const fault = endFault(state, name);
  if (fault) return { state, events: [], fault, done: true };
  if (nodeOf(graph, name)?.kind === 'root') {
    return faulted(state, 'root-as-target', name, `${name} is a root: no collector frees it.`);
  }
  const nodes = graph.nodes.map((one) =>
    one.id === name ? { ...one, finalizer: true as const } : one,
  );
  const after = { ...state, graph: { ...graph, nodes } };
  return { state: after, events: [{ kind: 'finalizer-set', subject: name }], done: true };
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
  const { freed, finalizers } = state;
  const after = { ...emptyState, freed, graph, ...(finalizers && { finalizers }) };
  return { state: after, events, done: true };
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
