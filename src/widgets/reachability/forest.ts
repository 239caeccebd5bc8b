import type { Graph, NodeId } from '../../model/gc/graph.ts';

/** A graph as trees: each node hangs from the one that reaches it first, breadth-first. */
export interface Forest {
  /** The roots in declared order, then what heads the pieces that no root reaches. */
  readonly heads: readonly NodeId[];
  readonly rootCount: number;
  readonly children: ReadonlyMap<NodeId, readonly NodeId[]>;
}

export function forestOf({ nodes, references }: Graph): Forest {
  const children = new Map<NodeId, NodeId[]>(nodes.map((node) => [node.id, []]));
  const met = new Set<NodeId>();
  const grow = (ids: readonly NodeId[]): void => {
    const queue = [...ids];
    for (const id of queue) met.add(id);
    for (const id of queue) {
      for (const { from, to } of references) {
        if (from !== id || met.has(to) || !children.has(to)) continue;
        met.add(to);
        children.get(id)!.push(to);
        queue.push(to);
      }
    }
  };

  const roots = nodes.filter((node) => node.kind === 'root').map((node) => node.id);
  grow(roots);
  const heads = [...roots];
  const held = new Set(references.filter(({ from, to }) => from !== to).map(({ to }) => to));
  // What nobody holds heads its piece; a ring has no head, so its first node takes the part.
  for (const free of [true, false]) {
    for (const { id } of nodes) {
      if (met.has(id) || (free && held.has(id))) continue;
      heads.push(id);
      grow([id]);
    }
  }
  return { heads, rootCount: roots.length, children };
}
