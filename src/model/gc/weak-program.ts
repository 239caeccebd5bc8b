import { nodeOf, withEntry, withoutReferencesFrom, withReference } from './graph.ts';
import { changed, difference, endFault, faulted, refer } from './graph-program.ts';
import type { GcEvent, GcState, GcStep } from './state.ts';
import type { Statement } from './statements.ts';

type Kind<Name> = Extract<Statement, { kind: Name }>;

/** One step of a program that holds weakly, lets go of a root, or wants to be told of an end. */
export function runWeakProgram(
  state: GcState,
  statement: Kind<'weak' | 'entry' | 'drop' | 'finalizer'>,
): GcStep {
  switch (statement.kind) {
    case 'weak':
      return hold(state, statement);
    case 'entry':
      return enter(state, statement);
    case 'drop':
      return drop(state, statement);
    case 'finalizer':
      return setFinalizer(state, statement);
  }
}

/** A weak reference is drawn as any other, and changes nothing of what a root reaches. */
function hold(state: GcState, { from, to, label = '' }: Kind<'weak'>): GcStep {
  const { fault } = refer(state, { from, to, label });
  if (fault) return { state, events: [], fault, done: true };
  const after = withReference(state.graph, { from, to, label, weak: true });
  const ends = { subject: from, target: to, label, weak: true as const };
  return changed<GcEvent>(state, after, [{ kind: 'referred', ...ends, changed: [] }]);
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
