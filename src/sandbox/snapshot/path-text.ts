import { WORKLOAD_FILE } from '../program-error.ts';
import type { Describer } from './describe.ts';
import { EDGE, INTERNAL, INTERNAL_NAMES } from './edges.ts';
import { type FoldedStep, foldSteps } from './fold-steps.ts';
import { KIND } from './kinds.ts';
import type { NearestRoots } from './nearest-roots.ts';
import { CLASS, OFFSETS } from './offsets.ts';
import type { PathStep } from './path-step.ts';
import { primitiveText } from './read-text.ts';
import type { StrongGraph } from './retention.ts';

/** Nodes that no one would name: what holds on either side of them is said in one. */
export const SILENT: ReadonlySet<number> = new Set([
  ...[KIND.variable, KIND.shape, KIND.weakEntry, KIND.registration, KIND.module, KIND.context],
  ...[KIND.handle, KIND.engine, KIND.root],
]);
const IDENTIFIER = /^[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*$/u;

/** How a node is held, as a path says it. */
export interface Link {
  readonly text: string;
  /** Whether the text goes on with the text before it, as `.users` does. */
  readonly joins: boolean;
}

/** The nodes of a path, from the root on, and how the first of them is held. */
export interface Chain {
  readonly nodes: readonly number[];
  readonly first: Link | undefined;
}

/** The steps of the shortest path to a node, from the root on; none where nothing holds it. */
export function pathTo(
  describer: Describer,
  graph: StrongGraph,
  nearest: NearestRoots,
  node: number,
): PathStep[] {
  const { nodes, first } = chainTo(describer, graph, nearest, node);
  return stepsAlong(describer, graph, nearest, nodes, first);
}

/** The nodes of the same path, not yet described: it may be as long as the heap is large. */
export function chainTo(
  describer: Describer,
  graph: StrongGraph,
  nearest: NearestRoots,
  node: number,
): Chain {
  if (nearest.holder[node] === -1) return { nodes: [], first: undefined };
  const nodes = [node];
  for (let at = node; nearest.holder[at] !== at; ) {
    at = nearest.holder[at]!;
    nodes.push(at);
  }
  nodes.reverse();
  const { at: cut, name: queue } = timersIn(describer, graph, nodes, nearest);
  nodes.splice(0, cut);
  return { nodes, first: cut > 0 ? { text: queue, joins: true } : start(describer, nodes[0]!) };
}

/** The steps of a chain or of a part of one; `first` says how its first node is held. */
export function stepsAlong(
  describer: Describer,
  graph: StrongGraph,
  nearest: NearestRoots,
  nodes: readonly number[],
  first: Link | undefined,
): PathStep[] {
  const steps: PathStep[] = [];
  let by = first;
  for (const [i, at] of nodes.entries()) {
    if (i > 0) by = merge(by, linkTo(describer, graph, nearest, at));
    if (SILENT.has(describer.snapshot.kinds[at]!) && i < nodes.length - 1) continue;
    if (i === 0 && by === undefined) continue;
    const { text, joins } = by ?? { text: '', joins: false };
    steps.push({
      node: at,
      by: text,
      joins,
      what: describer.describe(at),
      position: describer.position(at),
    });
    by = undefined;
  }
  return steps;
}

/** How the node before it on its path holds a node that does not begin one. */
export function linkTo(
  describer: Describer,
  graph: StrongGraph,
  nearest: NearestRoots,
  node: number,
): Link {
  return heldBy(describer, graph, nearest, nearest.holder[node]!, nearest.edge[node]!);
}

/** Where a path comes out of the judge's queue of timers, which is not the learner's to see. */
function timersIn(
  describer: Describer,
  graph: StrongGraph,
  nodes: readonly number[],
  nearest: NearestRoots,
): { at: number; name: string } {
  let isJudge = false;
  let queue = { at: 0, name: '' };
  for (const [i, node] of nodes.entries()) {
    const edge = nearest.edge[node]!;
    const type = graph.types[edge];
    if (isJudge && i > 0 && (type === EDGE.variable || type === EDGE.property)) {
      const name = describer.atom(graph.names[edge]!);
      if (type === EDGE.variable && (name === 'heap' || name === 'byId')) {
        queue = { at: i, name: 'timers' };
      } else if (type === EDGE.property && (name === 'callback' || name === 'args')) {
        return { at: i, name: 'timer' };
      }
    }
    isJudge ||= describer.position(node)?.file === 'judge.js';
  }
  return queue;
}

/** A learner's binding needs no word of where it begins; a global says that it is one. */
function start(describer: Describer, node: number): Link | undefined {
  if (describer.snapshot.kinds[node] !== KIND.object) return undefined;
  return describer.classId(node) === CLASS.global ? { text: 'globalThis', joins: true } : undefined;
}

/** Two links with a node between them that no one would name. */
export function merge(first: Link | undefined, second: Link): Link {
  if (first === undefined || first.text === '') return second;
  if (second.text === '') return first;
  return { text: second.joins ? `${first.text}${second.text}` : first.text, joins: first.joins };
}

/** How `holder` holds what an edge leads to. */
export function heldBy(
  describer: Describer,
  graph: StrongGraph,
  nearest: NearestRoots,
  holder: number,
  edge: number,
): Link {
  const { kinds } = describer.snapshot;
  const name = graph.names[edge]!;
  const joined = (text: string) => ({ text, joins: true });
  const apart = (text: string) => ({ text, joins: false });
  switch (graph.types[edge]) {
    case EDGE.property:
      return joined(access(describer.atom(name)));
    case EDGE.getter:
      return apart(`getter ${describer.atom(name)}`);
    case EDGE.setter:
      return apart(`setter ${describer.atom(name)}`);
    case EDGE.binding:
      // Of a module's own function, or of the global object, whose properties are variables.
      return describer.isFunction(holder)
        ? joined(`${whose(describer, holder)}${describer.atom(name)}`)
        : joined(access(describer.atom(name)));
    case EDGE.global:
      return apart(`global ${describer.atom(name)}`);
    case EDGE.variable:
      return apart(`closure variable ${JSON.stringify(describer.atom(name))}`);
    case EDGE.local:
      return apart(`local variable ${JSON.stringify(describer.atom(name))}`);
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
    const entry = graph.entries.find(({ entry: node }) => node === graph.edges.to[edge]);
    const map =
      entry === undefined
        ? ''
        : pathText(foldSteps(pathTo(describer, graph, nearest, entry.holder)));
    return apart(`weak entry in ${map}`);
  }
  if (name === INTERNAL.shape || name === INTERNAL.frame) return apart('');
  return apart(INTERNAL_NAMES[name]!);
}

/** A binding of the learner's module needs no word; one of the workload's does. */
function whose(describer: Describer, moduleFunction: number): string {
  return describer.position(moduleFunction)?.file === WORKLOAD_FILE ? 'the workload’s ' : '';
}

function access(name: string): string {
  if (name.startsWith('Symbol(') || name.startsWith('Symbol.')) return `[${name}]`;
  return IDENTIFIER.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
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

/**
 * A path on one line: `cache = Map(240) → entry "user:17" → User`,
 * `bus.listeners[1] → ƒ onResize (line 6) → closure variable "bigBuffer" = Uint8Array(200000)`,
 * `first.next ×40`.
 */
export function pathText(steps: readonly FoldedStep[]): string {
  const parts: string[] = [];
  let open = '';
  for (const [i, step] of steps.entries()) {
    const next = steps[i + 1];
    const times = step.times === undefined ? '' : ` ×${step.times}`;
    if (step.joins) open += step.by + times;
    else if (step.by !== '') {
      if (open !== '') parts.push(open);
      open = step.by;
    }
    // What is only passed through to a property needs no description.
    if (next?.joins && next.by !== '') continue;
    const what = step.joins ? step.what : step.what + times;
    const isCall = /^(ƒ|class) /.test(what);
    const isEntry = open.startsWith('entry ') || open.startsWith('weak entry ');
    if (open === '') parts.push(what);
    else if (isCall || isEntry) parts.push(open, what);
    else parts.push(`${open} = ${what}`);
    open = '';
  }
  if (open !== '') parts.push(open);
  return parts.join(' → ');
}
