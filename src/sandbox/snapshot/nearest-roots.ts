import { WORKLOAD_FILE } from '../program-error.ts';
import { EDGE, INTERNAL } from './edges.ts';
import { functionPosition } from './function-text.ts';
import { KIND } from './kinds.ts';
import type { StrongGraph } from './retention.ts';
import type { HeapSnapshot } from './snapshot.ts';

/** What a way over an edge costs: the program's own names are near, the engine's tables far. */
const COST: Readonly<Record<number, number>> = {
  [INTERNAL.realm]: 400,
  [INTERNAL.intrinsic]: 400,
  [INTERNAL.module]: 300,
  [INTERNAL.engine]: 500,
  [INTERNAL.outside]: 120,
  [INTERNAL['host handle']]: 60,
  [INTERNAL['pending job']]: 40,
  [INTERNAL.exception]: 40,
  [INTERNAL.code]: 20,
  [INTERNAL.constant]: 20,
  [INTERNAL.prototype]: 8,
  [INTERNAL['home object']]: 8,
};
const NAME_COST = 40;
/** More than the way through the global object itself. */
const MENTION_COST = 6;
const GLOBAL_COST = 3;
const WORKLOAD_COST = 5;

/**
 * Shortest paths, by edges, from what the learner's program names itself (its module's bindings,
 * then its globals), and only where these don't lead to a node from anything else.
 */
export interface NearestRoots {
  /**
   * Of each node the edge of the strong graph that its path ends with; -1 where it begins with it.
   */
  readonly edge: Int32Array;
  /**
   * Of each node the node before it on its path; its own number where it begins; -1 if unreached.
   */
  readonly holder: Int32Array;
}

/** A place where a path may begin. */
export interface PathStart {
  readonly node: number;
  readonly cost: number;
}

/** Dijkstra's algorithm with a list for each distance: distances are small numbers. */
export function nearestRoots(snapshot: HeapSnapshot, graph: StrongGraph): NearestRoots {
  const { nodeCount, edges, types, names } = graph;
  const distance = new Uint32Array(nodeCount).fill(0xffff_ffff);
  const edgeTo = new Int32Array(nodeCount).fill(-1);
  const holder = new Int32Array(nodeCount).fill(-1);
  const queues: (number[] | undefined)[] = [];
  const reach = (node: number, at: number, from: number, edge: number): void => {
    if (at >= distance[node]!) return;
    distance[node] = at;
    holder[node] = from;
    edgeTo[node] = edge;
    const queue = queues[at];
    if (queue) queue.push(node);
    else queues[at] = [node];
  };
  for (const { node, cost } of startsOf(snapshot, graph)) reach(node, cost, node, -1);
  reach(graph.root, 100, graph.root, -1);
  for (let at = 0; at < queues.length; at += 1) {
    const queue = queues[at] ?? [];
    for (const node of queue) {
      if (distance[node] !== at) continue;
      for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
        const type = types[edge]!;
        let cost = 1;
        if (type === EDGE.internal) cost = COST[names[edge]!] ?? 1;
        else if (type === EDGE.name) cost = NAME_COST;
        else if (type === EDGE.global) cost = MENTION_COST;
        reach(edges.to[edge]!, at + cost, node, edge);
      }
    }
    queues[at] = undefined;
  }
  return { edge: edgeTo, holder };
}

/**
 * The functions of the learner's modules, which hold all bindings of these, and its globals; then
 * those of the exercise's workload, which uses what the learner's module gives it.
 */
export function startsOf(snapshot: HeapSnapshot, graph: StrongGraph): PathStart[] {
  const starts: PathStart[] = [];
  const { edges, types, names } = graph;
  const { kinds } = snapshot;
  const realm = snapshot.addresses.indexOf(snapshot.source.learner);
  const each = (node: number, name: number): number[] => {
    const found: number[] = [];
    for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
      if (types[edge] === EDGE.internal && names[edge] === name) found.push(edges.to[edge]!);
    }
    return found;
  };
  if (realm === -1) return starts;
  const moduleFunctions = (of: number): number[] =>
    each(of, INTERNAL.module)
      .filter((module) => kinds[module] === KIND.module)
      .flatMap((module) => each(module, INTERNAL['module function']));
  for (const node of moduleFunctions(realm)) starts.push({ node, cost: 0 });
  for (const name of [INTERNAL.global, INTERNAL['global variables']]) {
    for (const node of each(realm, name)) starts.push({ node, cost: GLOBAL_COST });
  }
  for (let other = 0; other < snapshot.nodeCount; other += 1) {
    if (kinds[other] !== KIND.context || other === realm) continue;
    for (const node of moduleFunctions(other)) {
      if (functionPosition(snapshot, node)?.file === WORKLOAD_FILE) {
        starts.push({ node, cost: WORKLOAD_COST });
      }
    }
  }
  return starts;
}
