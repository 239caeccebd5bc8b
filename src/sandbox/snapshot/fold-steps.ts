import type { PathStep } from './path-step.ts';

/** A step of a path; `times` where the link that ends with it is there so often in a row. */
export interface FoldedStep extends PathStep {
  readonly times?: number;
}

/** The longest link of a chain: a closure's variable's object's method. */
const LONGEST_LINK = 4;
/** Steps that are left of a path that repeats nothing. */
const MOST_STEPS = 24;

/**
 * A path with the links of its chains told once, and of a very long one the two ends: a list of a
 * thousand nodes is one thing to a reader.
 */
export function foldSteps(steps: readonly PathStep[]): FoldedStep[] {
  const folded: FoldedStep[] = [];
  for (let at = 0; at < steps.length; ) {
    const { length, times } = repetition(steps, at);
    if (times < 3) {
      folded.push(steps[at++]!);
      continue;
    }
    // The last of them: it leads to what comes next.
    at += length * (times - 1);
    for (let i = 0; i < length; i += 1, at += 1) {
      folded.push(i === length - 1 ? { ...steps[at]!, times } : steps[at]!);
    }
  }
  if (folded.length <= MOST_STEPS) return folded;
  const half = MOST_STEPS / 2;
  return [...folded.slice(0, half), ...folded.slice(-half)];
}

/** The shortest link that repeats most from a step on. */
function repetition(steps: readonly PathStep[], from: number): { length: number; times: number } {
  let best = { length: 1, times: 1 };
  for (let length = 1; length <= LONGEST_LINK; length += 1) {
    let end = from + length;
    while (end < steps.length && isLike(steps[end]!, steps[end - length]!)) end += 1;
    const times = Math.floor((end - from) / length);
    if (times > 1 && times * length > best.times * best.length) best = { length, times };
  }
  return best;
}

function isLike(a: PathStep, b: PathStep): boolean {
  return a.by === b.by && a.joins === b.joins && unnumbered(a.what) === unnumbered(b.what);
}

const unnumbered = (text: string): string => text.replace(/\d+/g, '0');
