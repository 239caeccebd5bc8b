import { WORKLOAD_FILE } from '../program-error.ts';
import type { Describer } from './describe.ts';
import { EDGE, INTERNAL, INTERNAL_NAMES } from './edges.ts';
import { KIND } from './kinds.ts';
import { OFFSETS } from './offsets.ts';
import { plainName, quoted } from './plain-text.ts';
import { primitiveText } from './read-text.ts';
import type { StrongGraph } from './retention.ts';

/** Nodes that no one would name: what holds on either side of them is said in one. */
export const SILENT: ReadonlySet<number> = new Set([
  ...[KIND.variable, KIND.shape, KIND.weakEntry, KIND.registration, KIND.module, KIND.context],
  ...[KIND.handle, KIND.engine, KIND.root],
]);

/** How a node is held, as a path says it. */
export interface Link {
  readonly text: string;
  /** Whether the text goes on with the text before it, as `.users` does. */
  readonly joins: boolean;
}

/** Two links with a node between them that no one would name. */
export function merge(first: Link | undefined, second: Link): Link {
  if (first === undefined || first.text === '') return second;
  if (second.text === '') return first;
  return { text: second.joins ? `${first.text}${second.text}` : first.text, joins: first.joins };
}

/**
 * How `holder` holds what an edge leads to. An entry of a WeakMap hangs from its key; `mapText` says
 * what the map is called.
 */
export function heldBy(
  describer: Describer,
  graph: StrongGraph,
  holder: number,
  edge: number,
  mapText: (map: number) => string,
): Link {
  const { kinds } = describer.snapshot;
  const name = graph.names[edge]!;
  const joined = (text: string) => ({ text, joins: true });
  const apart = (text: string) => ({ text, joins: false });
  switch (graph.types[edge]) {
    case EDGE.property:
      return joined(describer.access(name));
    case EDGE.getter:
      return apart(`getter ${plainName(describer.atom(name))}`);
    case EDGE.setter:
      return apart(`setter ${plainName(describer.atom(name))}`);
    case EDGE.binding:
      // Of a module's own function, or of the global object, whose properties are variables.
      return joined(
        describer.isFunction(holder)
          ? `${whose(describer, holder)}${describer.atom(name)}`
          : describer.access(name),
      );
    case EDGE.global:
      return apart(`global ${plainName(describer.atom(name))}`);
    case EDGE.variable:
      return apart(`closure variable ${quoted(describer.atom(name))}`);
    case EDGE.local:
      return apart(`local variable ${quoted(describer.atom(name))}`);
    case EDGE.element:
      return joined(`[${name}]`);
    case EDGE.key:
      return apart('key');
    case EDGE.entry:
      return apart(`entry ${keyText(describer, name)}`);
    case EDGE.name:
      return apart('name');
    default:
      break;
  }
  if (SILENT.has(kinds[holder]!) && name === INTERNAL.value) return apart('');
  if (name === INTERNAL.entry) {
    const node = graph.edges.to[edge];
    const map = graph.entries.find(({ entry }) => entry === node)?.holder ?? holder;
    return apart(`weak entry in ${mapText(map)}`);
  }
  if (name === INTERNAL.shape || name === INTERNAL.frame) return apart('');
  return apart(INTERNAL_NAMES[name]!);
}

/** A binding of the learner's module needs no word; one of the workload's does. */
function whose(describer: Describer, moduleFunction: number): string {
  return describer.position(moduleFunction)?.file === WORKLOAD_FILE ? 'the workload’s ' : '';
}

/** The key of a Map's record: as written where it is a primitive, else what it is. */
function keyText(describer: Describer, record: number): string {
  const { heap } = describer.snapshot;
  const at = record + OFFSETS.record.key;
  const text = primitiveText(heap, at);
  if (text !== '') return text;
  const node = describer.nodeAt(heap.word(at));
  return node === -1 ? '' : describer.describe(node);
}
