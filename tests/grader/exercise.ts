import type { Check } from '../../src/course/checks.ts';
import type { GradableExercise } from '../../src/course/exercise.ts';
import type { GraderAssets } from '../../src/grader/assets.ts';
import { loadSandboxAssets } from '../../src/sandbox/assets-node.ts';

export const assets: GraderAssets = { ...(await loadSandboxAssets()), graderHash: 'a-hash' };

export const CHECKS: readonly Check[] = [
  { kind: 'result', points: 1, message: '{measured} right.' },
  {
    kind: 'heap-growth',
    points: 3,
    message: 'Grows by {measured}.',
    atMost: { bytesPerRound: 0, blocksPerRound: 0 },
  },
];

/** A list to keep at most ten entries in; `add` gives its length. */
export const WORKLOAD = `
import { add } from 'subject';
let found;
export function round(i, { size }) { for (let n = 0; n < size; n++) found = add({ i, n }); }
export function expect() { return [{ name: 'the length', expected: 10, found }]; }`;

export const GOOD = `const list = [];
export function add(x) { list.push(x); if (list.length > 10) list.shift(); return list.length; }`;
export const LEAKY = `const list = [];
export function add(x) { list.push(x); return Math.min(10, list.length); }`;
export const WRONG = `export function add(x) { return 0; }`;

export function exerciseOf(parts: Partial<GradableExercise> = {}): GradableExercise {
  return {
    ...{ id: 'tiny', size: 5, rounds: 8, workload: WORKLOAD, exports: ['add'], hash: 'e-hash' },
    limits: { memoryBytes: 32 * 1024 * 1024, ticks: 300, stackBytes: 256 * 1024 },
    checks: CHECKS,
    ...parts,
  };
}
