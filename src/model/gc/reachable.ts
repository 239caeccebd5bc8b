import type { Graph, NodeId, Reference } from './graph.ts';

/**
 * For each node met breadth-first from the roots, the reference that met it first. Weak references
 * meet nothing; the value of a weak map's entry is met through its key, once both have been.
 */
function firstMet({ nodes, references, entries = [] }: Graph): Map<NodeId, Reference | undefined> {
  const out = new Map<NodeId, Reference[]>();
  for (const reference of references) {
    if (reference.weak) continue;
    const list = out.get(reference.from);
    if (list) list.push(reference);
    else out.set(reference.from, [reference]);
  }
  const met = new Map<NodeId, Reference | undefined>();
  const queue: NodeId[] = [];
  const meet = (id: NodeId, through?: Reference): void => {
    if (met.has(id)) return;
    met.set(id, through);
    queue.push(id);
  };
  for (const node of nodes) if (node.kind === 'root') meet(node.id);
  for (let at = 0; at < queue.length; ) {
    for (; at < queue.length; at += 1) {
      for (const reference of out.get(queue[at]!) ?? []) meet(reference.to, reference);
    }
    // One value can hold the key of another entry, so this goes on until nothing new is met.
    for (const { map, key, value } of entries) {
      if (met.has(map) && met.has(key)) meet(value, { from: key, to: value, label: `in ${map}` });
    }
  }
  return met;
}

/** Every node with a path from a root, the roots included, nearest first. */
export function reachable(graph: Graph): ReadonlySet<NodeId> {
  return new Set(firstMet(graph).keys());
}

/**
 * Why a node is alive: the references of a shortest path from a root to it, in order.
 * Empty for a root, undefined for what no root reaches.
 */
export function pathTo(graph: Graph, id: NodeId): readonly Reference[] | undefined {
  const met = firstMet(graph);
  if (!met.has(id)) return undefined;
  const path: Reference[] = [];
  for (let step = met.get(id); step; step = met.get(step.from)) path.unshift(step);
  return path;
}
