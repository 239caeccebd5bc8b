import { EDGE, INTERNAL, type InternalName } from '../../sandbox/snapshot/edges.ts';
import type { StrongGraph } from '../../sandbox/snapshot/retention.ts';

/** What a node holds strongly, each as often as it holds it. */
export function targetsOf({ edges }: StrongGraph, node: number): Uint32Array {
  return edges.to.subarray(edges.first[node]!, edges.first[node + 1]!);
}

/** What a node holds under one of the engine's own names; -1 where it holds none. */
export function internalTarget(graph: StrongGraph, node: number, name: InternalName): number {
  const { edges, types, names } = graph;
  for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
    if (types[edge] === EDGE.internal && names[edge] === INTERNAL[name]) return edges.to[edge]!;
  }
  return -1;
}

/** Marks what can be reached from the starts without going through a node that is blocked. */
export function reach(
  { nodeCount, edges }: StrongGraph,
  starts: Iterable<number>,
  isBlocked: (node: number) => boolean,
): Uint8Array {
  const reached = new Uint8Array(nodeCount);
  const stack: number[] = [];
  const meet = (node: number): void => {
    if (reached[node] === 1 || isBlocked(node)) return;
    reached[node] = 1;
    stack.push(node);
  };
  for (const start of starts) meet(start);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
      meet(edges.to[edge]!);
    }
  }
  return reached;
}
