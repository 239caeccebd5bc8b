import type { ExplainedHeap } from '../../sandbox/snapshot/explained.ts';
import { KIND } from '../../sandbox/snapshot/kinds.ts';
import { builtInsOf } from './built-ins.ts';
import { internalTarget, reach, targetsOf } from './strong-targets.ts';

/** The file of what the sandbox adds to each realm. */
const GLOBALS = 'globals.js';

/**
 * Which nodes are the learner's: what its program holds, without what was there before it
 * (`builtInsOf`) and what the judge's side has anyway.
 *
 * It begins with the learner's modules, with each object that was made in the learner's realm (its
 * chain of prototypes ends in that realm's built-ins), and with what a program put into built-ins.
 * From there on all is the learner's that those hold, such as what a workload made and the program
 * keeps; but not what a workload, the timers or a host's handle lead to by themselves.
 */
export function learnersOf(heap: ExplainedHeap): Uint8Array {
  const { snapshot, describer, retention } = heap;
  const { graph } = retention;
  const { kinds, nodeCount, addresses, source, root } = snapshot;
  const { isBuiltIn, isOpen } = builtInsOf(heap);
  const isSeed = new Uint8Array(nodeCount);
  const learner = addresses.indexOf(source.learner);
  for (const node of learner === -1 ? [] : targetsOf(graph, learner)) {
    if (kinds[node] !== KIND.module) continue;
    isSeed[node] = 1;
    for (const target of targetsOf(graph, node)) if (isBuiltIn[target] === 0) isSeed[target] = 1;
  }
  const isOfRealm = realmTest(heap, isBuiltIn, isOpen);
  for (let node = 0; node < nodeCount; node += 1) {
    if (kinds[node] !== KIND.object || isBuiltIn[node] === 1 || !isOfRealm(node)) continue;
    if (describer.position(node)?.file !== GLOBALS) isSeed[node] = 1;
  }
  const isElsewhere = reach(graph, [root], (node) => isSeed[node] === 1 || isOpen[node] === 1);
  const starts: number[] = [];
  for (let node = 0; node < nodeCount; node += 1) {
    if (isSeed[node] === 1) starts.push(node);
    else if (isOpen[node] === 1) starts.push(...targetsOf(graph, node));
  }
  return reach(graph, starts, (node) => isBuiltIn[node] === 1 || isElsewhere[node] === 1);
}

/** Whether an object's chain of prototypes comes to the built-ins of the learner's realm. */
function realmTest(
  { retention: { graph } }: ExplainedHeap,
  isBuiltIn: Uint8Array,
  isOpen: Uint8Array,
): (node: number) => boolean {
  /** By shape, which has the prototype. */
  const known = new Map<number, boolean>();
  return (node) => {
    const passed: number[] = [];
    let isOf = false;
    for (let at = node; at !== -1; ) {
      const shape = internalTarget(graph, at, 'shape');
      const before = known.get(shape);
      if (before !== undefined || passed.includes(shape)) {
        isOf = before ?? false;
        break;
      }
      passed.push(shape);
      at = shape === -1 ? -1 : internalTarget(graph, shape, 'prototype');
      if (at === -1 || isBuiltIn[at] === 0) continue;
      isOf = isOpen[at] === 1;
      break;
    }
    for (const shape of passed) known.set(shape, isOf);
    return isOf;
  };
}
