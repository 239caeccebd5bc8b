import type { ExplainedHeap } from '../../sandbox/snapshot/explained.ts';
import { KIND } from '../../sandbox/snapshot/kinds.ts';
import { CLASS } from '../../sandbox/snapshot/offsets.ts';
import type { StrongGraph } from '../../sandbox/snapshot/retention.ts';
import { targetsOf } from './strong-targets.ts';

/** What was there before the learner's program. */
export interface BuiltIns {
  readonly isBuiltIn: Uint8Array;
  /** Of these, the learner's realm's: a program can put things of its own into them. */
  readonly isOpen: Uint8Array;
}

/**
 * What the realms brought along. A snapshot does not say when a thing was made, but there is a second
 * realm, the judge's, which was made as the learner's was and is frozen from then on. So what the
 * learner's realm holds by the same names, beginning with the realms themselves, was there at the
 * start; what it holds by others was put there. Native functions are never a program's own: the
 * engine makes some of them only when they are asked for.
 */
export function builtInsOf({ snapshot, describer, retention }: ExplainedHeap): BuiltIns {
  const { graph } = retention;
  const { kinds, nodeCount, addresses, source, root } = snapshot;
  const isBuiltIn = new Uint8Array(nodeCount);
  const isOpen = new Uint8Array(nodeCount);
  let [judge, learner] = [-1, -1];
  for (let node = 0; node < nodeCount; node += 1) {
    if (kinds[node] !== KIND.context) continue;
    if (addresses[node] === source.learner) learner = node;
    else judge = node;
  }

  const pairs: (readonly [judges: number, learners: number])[] = [];
  const meet = (one: number, other: number): void => {
    isBuiltIn[one] = 1;
    if (one === other || isBuiltIn[other] === 1) return;
    isBuiltIn[other] = 1;
    isOpen[other] = 1;
    pairs.push([one, other]);
  };
  const isAlike = (one: number, other: number): boolean =>
    kinds[one] === kinds[other] &&
    kinds[one] !== KIND.module &&
    describer.classId(one) === describer.classId(other) &&
    describer.position(one)?.file === describer.position(other)?.file;

  if (judge !== -1 && learner !== -1) meet(judge, learner);
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const named = targetsByName(graph, pair[0]);
    for (const [key, targets] of targetsByName(graph, pair[1])) {
      const judges = named.get(key) ?? [];
      for (const [i, target] of targets.entries()) {
        const like = judges[i];
        if (like !== undefined && isAlike(like, target)) meet(like, target);
      }
    }
  }
  for (let node = 0; node < nodeCount; node += 1) {
    if (describer.classId(node) !== CLASS.cFunction || isBuiltIn[node] === 1) continue;
    isBuiltIn[node] = 1;
    isOpen[node] = 1;
    for (const target of targetsOf(graph, node)) {
      if (kinds[target] !== KIND.object) isBuiltIn[target] = 1;
    }
  }
  for (let node = 0; node < nodeCount; node += 1) {
    if (kinds[node] !== KIND.engine) continue;
    isBuiltIn[node] = 1;
    for (const name of targetsOf(graph, node)) isBuiltIn[name] = 1;
  }
  isBuiltIn[root] = 1;
  return { isBuiltIn, isOpen };
}

/** What a node holds, by the type and name of the edge. */
function targetsByName({ edges, types, names }: StrongGraph, node: number): Map<number, number[]> {
  const named = new Map<number, number[]>();
  for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
    const key = types[edge]! * 2 ** 32 + names[edge]!;
    const targets = named.get(key);
    if (targets) targets.push(edges.to[edge]!);
    else named.set(key, [edges.to[edge]!]);
  }
  return named;
}
