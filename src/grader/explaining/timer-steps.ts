import { EDGE, INTERNAL } from '../../sandbox/snapshot/edges.ts';
import type { ExplainedHeap } from '../../sandbox/snapshot/explained.ts';
import { KIND } from '../../sandbox/snapshot/kinds.ts';
import type { PathStep } from '../../sandbox/snapshot/path-step.ts';

/**
 * The steps to a timer that is set, and on to its callback and to what that captured: the timer
 * itself is the sandbox's, and only these have names and lines that the learner knows. The steps as
 * they are where they don't end with a timer.
 */
export function throughTimer(heap: ExplainedHeap, steps: readonly PathStep[]): readonly PathStep[] {
  if (!steps[0]?.isTimerQueue || steps[0].by !== 'timers') return steps;
  const { describer } = heap;
  const timer = steps.at(-1)!.node;
  const callback = targets(heap, timer).find(
    ({ type, name }) => type === EDGE.property && describer.atom(name) === 'callback',
  );
  if (!callback || !describer.isFunction(callback.node)) return steps;
  const { node } = callback;
  const position = describer.position(node);
  const called = { node, by: '.callback', joins: true, what: describer.describe(node), position };
  const captured = largestCaptured(heap, node);
  return captured ? [...steps, called, captured] : [...steps, called];
}

/** Of what a function captured, and nothing else keeps alive, what most hangs from; as a step. */
function largestCaptured(heap: ExplainedHeap, callback: number): PathStep | undefined {
  const { describer, retention, snapshot } = heap;
  const { idom } = retention.tree;
  const steps = targets(heap, callback).flatMap(({ node: variable, type, name }) => {
    if (type !== EDGE.variable || snapshot.kinds[variable] !== KIND.variable) return [];
    return targets(heap, variable)
      .filter((value) => value.type === EDGE.internal && value.name === INTERNAL.value)
      .filter((value) => idom[value.node] === variable && idom[variable] === callback)
      .map(({ node }) => ({
        ...{ node, by: `closure variable "${describer.atom(name)}"`, joins: false },
        ...{ what: describer.describe(node), position: describer.position(node) },
      }));
  });
  const bytes = ({ node }: PathStep) => retention.retained[node]!;
  return steps.sort((a, b) => bytes(b) - bytes(a))[0];
}

interface Target {
  readonly node: number;
  readonly type: number;
  readonly name: number;
}

function targets({ retention }: ExplainedHeap, node: number): Target[] {
  const { edges, types, names } = retention.graph;
  const found: Target[] = [];
  for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
    found.push({ node: edges.to[edge]!, type: types[edge]!, name: names[edge]! });
  }
  return found;
}
