import type { Graph, NodeId, Reference } from './graph.ts';

/** For each node met breadth-first from the roots, the reference that met it first. */
function firstMet(graph: Graph): Map<NodeId, Reference | undefined> {
  const out = new Map<NodeId, Reference[]>();
  for (const reference of graph.references) {
    const list = out.get(reference.from);
    if (list) list.push(reference);
    else out.set(reference.from, [reference]);
  }
  const met = new Map<NodeId, Reference | undefined>();
  for (const node of graph.nodes) if (node.kind === 'root') met.set(node.id, undefined);
  // A Map visits what is added while it is walked, so it is its own queue.
  for (const id of met.keys()) {
    for (const reference of out.get(id) ?? []) {
      if (!met.has(reference.to)) met.set(reference.to, reference);
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
