import type { Describer } from './describe.ts';
import { EDGE } from './edges.ts';
import { type FoldedNode, foldChain } from './fold-chain.ts';
import { KIND } from './kinds.ts';
import { heldBy, type Link, merge, SILENT } from './link-text.ts';
import type { NearestRoots } from './nearest-roots.ts';
import { CLASS } from './offsets.ts';
import type { PathStep } from './path-step.ts';
import { pathText } from './path-text.ts';
import type { StrongGraph } from './retention.ts';

/** More nodes than lie between the root and a timer. */
const DEEPEST_TIMER = 40;
/** Factors that put an edge's name and type and a node's class side by side in one number. */
const TYPES = 16;
const CLASSES = 2 ** 12;

/**
 * The steps of the shortest path to a node, from the root on; none where nothing holds it. However
 * long the path, there are some 40 at most.
 */
export function pathTo(
  describer: Describer,
  graph: StrongGraph,
  nearest: NearestRoots,
  node: number,
  isNested = false,
): PathStep[] {
  if (nearest.holder[node] === -1) return [];
  const nodes = [node];
  for (let at = node; nearest.holder[at] !== at; ) {
    at = nearest.holder[at]!;
    nodes.push(at);
  }
  nodes.reverse();
  const { at: cut, name: queue } = timersIn(describer, graph, nodes, nearest);
  nodes.splice(0, cut);
  const { kinds } = describer.snapshot;
  const folded = foldChain(
    nodes,
    (i) => linkNumber(graph, nearest.edge[nodes[i]!]!, describer.classId(nodes[i]!)),
    (i) => !SILENT.has(kinds[nodes[i]!]!),
  );
  // The way to a weak map may lead through its own entry again, so it is told once.
  const mapText = (map: number) =>
    isNested ? describer.describe(map) : pathText(pathTo(describer, graph, nearest, map, true));
  const linkTo = (at: number) =>
    heldBy(describer, graph, nearest.holder[at]!, nearest.edge[at]!, mapText);
  const first = cut > 0 ? { text: queue, joins: true } : start(describer, nodes[0]!);
  const steps = stepsAlong(describer, folded, first, linkTo);
  return cut > 0 ? [{ ...steps[0]!, isTimerQueue: true }, ...steps.slice(1)] : steps;
}

function stepsAlong(
  describer: Describer,
  nodes: readonly FoldedNode[],
  first: Link | undefined,
  linkTo: (node: number) => Link,
): PathStep[] {
  const steps: PathStep[] = [];
  let by = first;
  for (const [i, { node, times, skipped }] of nodes.entries()) {
    if (skipped > 0) by = { text: `… ${skipped} more …`, joins: false };
    else if (i > 0) by = merge(by, linkTo(node));
    if (SILENT.has(describer.snapshot.kinds[node]!) && i < nodes.length - 1) continue;
    if (i === 0 && by === undefined) continue;
    const { text, joins } = by ?? { text: '', joins: false };
    const [what, position] = [describer.describe(node), describer.position(node)];
    steps.push({ node, by: text, joins, what, times, position });
    by = undefined;
  }
  return steps;
}

/** The same for links of one kind to nodes of one class; elements and entries are alike. */
function linkNumber({ types, names }: StrongGraph, edge: number, classId: number): number {
  if (edge === -1) return -1;
  const type = types[edge]!;
  const isOwn = type === EDGE.element || type === EDGE.key || type === EDGE.entry;
  return ((isOwn ? 0 : names[edge]!) * TYPES + type) * CLASSES + (classId % CLASSES);
}

/**
 * Where a path comes out of the judge's queue of timers, which is not the learner's to see: a
 * variable of a function of judge.js, a file that no program can name.
 */
function timersIn(
  describer: Describer,
  graph: StrongGraph,
  nodes: readonly number[],
  nearest: NearestRoots,
): { at: number; name: string } {
  let queue = { at: 0, name: '' };
  for (let i = 1; i < Math.min(nodes.length, DEEPEST_TIMER); i += 1) {
    const edge = nearest.edge[nodes[i]!]!;
    const type = graph.types[edge];
    if (type !== EDGE.variable && type !== EDGE.property) continue;
    const name = describer.atom(graph.names[edge]!);
    if (queue.at > 0) {
      const isTimer = type === EDGE.property && (name === 'callback' || name === 'args');
      if (isTimer) return { at: i, name: 'timer' };
    } else if (type === EDGE.variable && (name === 'heap' || name === 'byId')) {
      const isJudge = describer.position(nodes[i - 1]!)?.file === 'judge.js';
      if (isJudge) queue = { at: i, name: 'timers' };
    }
  }
  return queue;
}

/** A learner's binding needs no word of where it begins; a global says that it is one. */
function start(describer: Describer, node: number): Link | undefined {
  if (describer.snapshot.kinds[node] !== KIND.object) return undefined;
  return describer.classId(node) === CLASS.global ? { text: 'globalThis', joins: true } : undefined;
}
