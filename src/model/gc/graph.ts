/** The name a script gives to a root or an object. */
export type NodeId = string;

export interface GraphNode {
  readonly id: NodeId;
  /** What a figure writes in the node. */
  readonly label: string;
  /** A root is where a collector starts: a module variable, a running function, a timer. */
  readonly kind: 'root' | 'object';
  /** Its own size, without what it refers to. */
  readonly bytes: number;
  /** What a root belongs to: 'module scope', 'stack', 'event loop'. */
  readonly group?: string;
  /** A callback is to run after it is gone (JavaScript's FinalizationRegistry). */
  readonly finalizer?: true;
}

/** At most one from one node to another. */
export interface Reference {
  readonly from: NodeId;
  readonly to: NodeId;
  /** The property or variable that holds it; '' when it does not matter. */
  readonly label: string;
  /** A weak reference keeps nothing alive, and is cleared when its target is gone. */
  readonly weak?: true;
}

/** An entry of a weak map (an ephemeron): the value is alive only while map and key both are. */
export interface Entry {
  readonly map: NodeId;
  readonly key: NodeId;
  readonly value: NodeId;
}

/** A value: every change makes a new one. Both lists are in the order of the script. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly references: readonly Reference[];
  /** The entries of weak maps, where there are any. */
  readonly entries?: readonly Entry[];
}

export const emptyGraph: Graph = { nodes: [], references: [] };

export function nodeOf(graph: Graph, id: NodeId): GraphNode | undefined {
  return graph.nodes.find((node) => node.id === id);
}

export function referenceOf(graph: Graph, from: NodeId, to: NodeId): Reference | undefined {
  return graph.references.find((one) => one.from === from && one.to === to);
}

/** The references that point at a node, and so the nodes that hold it. */
export function heldBy(graph: Graph, id: NodeId): readonly Reference[] {
  return graph.references.filter((one) => one.to === id);
}

export function withNode(graph: Graph, node: GraphNode): Graph {
  return { ...graph, nodes: [...graph.nodes, node] };
}

export function withReference(graph: Graph, reference: Reference): Graph {
  return { ...graph, references: [...graph.references, reference] };
}

export function withoutReference(graph: Graph, from: NodeId, to: NodeId): Graph {
  const references = graph.references.filter((one) => one.from !== from || one.to !== to);
  return { ...graph, references };
}

export function withEntry(graph: Graph, entry: Entry): Graph {
  return { ...graph, entries: [...(graph.entries ?? []), entry] };
}

/** The graph after a node's memory is gone: its references go with it, its name stays known. */
export function withoutReferencesOf(graph: Graph, id: NodeId): Graph {
  const references = graph.references.filter((one) => one.from !== id && one.to !== id);
  return { ...graph, references };
}

/** The graph after a node's memory is gone: the entries it is part of go with it. */
export function withoutEntriesOf(graph: Graph, id: NodeId): Graph {
  if (!graph.entries) return graph;
  const entries = graph.entries.filter(({ map, key, value }) => ![map, key, value].includes(id));
  return { ...graph, entries };
}

/** The graph after a node has let go of all it refers to. */
export function withoutReferencesFrom(graph: Graph, id: NodeId): Graph {
  return { ...graph, references: graph.references.filter((one) => one.from !== id) };
}

/** The sum of the sizes of the nodes that `wanted` accepts, in bytes. */
export function bytesOf(graph: Graph, wanted: (node: GraphNode) => boolean): number {
  return graph.nodes.reduce((sum, node) => (wanted(node) ? sum + node.bytes : sum), 0);
}
