import { nodeOf, withEntry, withoutReferencesFrom, withReference } from './graph.ts';
import { changed, difference, endFault, failed, refer } from './graph-program.ts';
import { alreadyEntered, notARoot, rootEntered, rootFinalized } from './mistakes.ts';
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
  const drawn = refer(state, { from, to, label });
  if (drawn.fault) return drawn;
  const after = withReference(state.graph, { from, to, label, weak: true });
  const ends = { subject: from, target: to, label, weak: true as const };
  return changed<GcEvent>(state, after, [{ kind: 'referred', ...ends, changed: [] }]);
}

function drop(state: GcState, { name }: Kind<'drop'>): GcStep {
  const { graph } = state;
  const fault = endFault(state, name);
  if (fault) return failed(state, fault);
  if (nodeOf(graph, name)?.kind !== 'root') return failed(state, notARoot(name));
  const targets = graph.references.flatMap(({ from, to }) => (from === name ? [to] : []));
  const after = withoutReferencesFrom(graph, name);
  const event = { subject: name, targets, changed: difference(graph, after) };
  const events: readonly GcEvent[] = [{ kind: 'dropped', ...event }];
  return targets.length > 0 ? changed(state, after, events) : { state, events, done: true };
}

function enter(state: GcState, { map, key, value }: Kind<'entry'>): GcStep {
  const { graph } = state;
  const fault = endFault(state, map) ?? endFault(state, key) ?? endFault(state, value);
  if (fault) return failed(state, fault);
  const root = [key, value].find((id) => nodeOf(graph, id)?.kind === 'root');
  if (root !== undefined) return failed(state, rootEntered(root));
  if (graph.entries?.some((one) => one.map === map && one.key === key)) {
    return failed(state, alreadyEntered(map, key));
  }
  const event: GcEvent = { kind: 'entry-drawn', subject: value, key, map };
  return changed(state, withEntry(graph, { map, key, value }), [event]);
}

function setFinalizer(state: GcState, { name }: Kind<'finalizer'>): GcStep {
  const { graph } = state;
  const fault = endFault(state, name);
  if (fault) return failed(state, fault);
  if (nodeOf(graph, name)?.kind === 'root') return failed(state, rootFinalized(name));
  const nodes = graph.nodes.map((one) =>
    one.id === name ? { ...one, finalizer: true as const } : one,
  );
  const after = { ...state, graph: { ...graph, nodes } };
  return { state: after, events: [{ kind: 'finalizer-set', subject: name }], done: true };
}
