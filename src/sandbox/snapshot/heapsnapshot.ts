import type { Describer } from './describe.ts';
import { EDGE, INTERNAL_NAMES } from './edges.ts';
import { KIND } from './kinds.ts';
import { startsOf } from './nearest-roots.ts';
import { CLASS, OFFSETS } from './offsets.ts';
import { primitiveText, stringText } from './read-text.ts';
import type { Retention, StrongGraph } from './retention.ts';
import { V8_EDGE, V8_META, V8_NODE } from './v8-format.ts';

/** Characters of a string that the file keeps. */
const LONGEST = 1000;
const NODE_FIELDS = V8_META.node_fields.length;
/** Nodes that the format wants before ours: the root, and `(GC roots)` below it. */
const EXTRA = 1;

/** Texts by number. */
class Texts {
  readonly list: string[] = [];
  readonly #numbers = new Map<string, number>();

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.list.length);
    return this.list.push(text) - 1;
  }
}

/**
 * A snapshot as Chrome DevTools and memlab read it, JSON in V8's format. An entry of a WeakMap is
 * its key's, as in retained sizes. Names of objects are bare constructors: memlab takes an object
 * called `Object(…)` for another engine's.
 */
export function heapSnapshotFile(describer: Describer, { graph }: Retention): string {
  const { snapshot } = describer;
  const texts = new Texts();
  const nodes: number[] = [];
  const edges: number[] = [];
  let edgeCount = 0;
  // Ours are numbered from 0 and the root comes last; theirs begins with the root.
  const place = (node: number) => NODE_FIELDS * (EXTRA + 1 + node);
  const addEdge = (type: number, name: number, to: number): void => {
    edges.push(type, name, to);
    edgeCount += 1;
  };
  const addNode = (type: number, name: string, id: number, size: number, before: number): void => {
    nodes.push(type, texts.number(name), 2 * id + 1, size, edgeCount - before, 0, 0);
  };

  addEdge(V8_EDGE.element, 1, NODE_FIELDS * EXTRA);
  const globals = globalsOf(describer, graph);
  for (const node of globals) {
    addEdge(V8_EDGE.shortcut, texts.number(describer.className(node)), place(node));
  }
  addNode(V8_NODE.synthetic, '', 0, 0, 0);
  const ofRoot = edgeCount;
  addEdges(describer, graph, graph.root, texts, (type, name, to) => addEdge(type, name, place(to)));
  addNode(V8_NODE.synthetic, '(GC roots)', 1, 0, ofRoot);

  for (let node = 0; node < snapshot.root; node += 1) {
    const before = edgeCount;
    addEdges(describer, graph, node, texts, (type, name, to) => addEdge(type, name, place(to)));
    const { type, name } = nodeText(describer, node);
    addNode(type, name, node + 2, snapshot.shallow[node]!, before);
  }
  const counts = { node_count: nodes.length / NODE_FIELDS, edge_count: edgeCount };
  return JSON.stringify({
    snapshot: { meta: V8_META, ...counts, trace_function_count: 0, extra_native_bytes: 0 },
    nodes,
    edges,
    trace_function_infos: [],
    trace_tree: [],
    samples: [],
    locations: [],
    strings: texts.list,
  });
}

/** The learner's global objects: DevTools measures distances from them. */
function globalsOf(describer: Describer, graph: StrongGraph): number[] {
  return startsOf(describer.snapshot, graph)
    .map(({ node }) => node)
    .filter((node) => describer.classId(node) === CLASS.global);
}

type AddEdge = (type: number, name: number, to: number) => void;

function addEdges(
  describer: Describer,
  graph: StrongGraph,
  node: number,
  texts: Texts,
  add: AddEdge,
): void {
  const { first, to } = graph.edges;
  for (let edge = first[node]!; edge < first[node + 1]!; edge += 1) {
    const name = graph.names[edge]!;
    const [type, text] = edgeText(describer, graph.types[edge]!, name);
    add(type, type === V8_EDGE.element ? name : texts.number(text), to[edge]!);
  }
  const { edges, edgeTypes, edgeNames } = describer.snapshot;
  for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
    if (edgeTypes[edge] !== EDGE.weak) continue;
    add(V8_EDGE.weak, texts.number(INTERNAL_NAMES[edgeNames[edge]!]!), edges.to[edge]!);
  }
}

function edgeText(describer: Describer, type: number, name: number): [number, string] {
  switch (type) {
    case EDGE.property:
    case EDGE.binding:
      return [V8_EDGE.property, describer.atom(name)];
    case EDGE.getter:
      return [V8_EDGE.property, `get ${describer.atom(name)}`];
    case EDGE.setter:
      return [V8_EDGE.property, `set ${describer.atom(name)}`];
    case EDGE.variable:
    case EDGE.local:
    case EDGE.global:
      return [V8_EDGE.context, describer.atom(name)];
    case EDGE.element:
      return [V8_EDGE.element, ''];
    case EDGE.key:
      return [V8_EDGE.internal, 'key'];
    case EDGE.entry: {
      const key = primitiveText(describer.snapshot.heap, name + OFFSETS.record.key);
      return [V8_EDGE.internal, key === '' ? 'entry' : `entry ${key}`];
    }
    case EDGE.name:
      return [V8_EDGE.internal, 'name'];
    default:
      return [V8_EDGE.internal, INTERNAL_NAMES[name]!];
  }
}

function nodeText(describer: Describer, node: number): { type: number; name: string } {
  const { heap, kinds, addresses } = describer.snapshot;
  const address = addresses[node]!;
  switch (kinds[node]) {
    case KIND.string:
      return { type: V8_NODE.string, name: stringText(heap, address, LONGEST) };
    case KIND.symbol:
      return { type: V8_NODE.symbol, name: stringText(heap, address, LONGEST) };
    case KIND.rope:
      return { type: V8_NODE.rope, name: '(concatenated string)' };
    case KIND.bigint:
      return { type: V8_NODE.bigint, name: 'bigint' };
    case KIND.shape:
      return { type: V8_NODE.shape, name: 'shape' };
    case KIND.bytecode:
      return { type: V8_NODE.code, name: 'code' };
    case KIND.object:
      break;
    default:
      return { type: V8_NODE.hidden, name: describer.className(node) };
  }
  if (describer.isFunction(node)) {
    return { type: V8_NODE.closure, name: describer.functionName(node) };
  }
  const type = describer.classId(node) === CLASS.regexp ? V8_NODE.regexp : V8_NODE.object;
  return { type, name: describer.className(node) };
}
