import type { Check } from '../../src/course/checks.ts';
import type { GradableExercise } from '../../src/course/exercise.ts';

/** `size` chunks of numbers, of which `sum(read)` wants the total; `read()` gives one or undefined. */
const CHUNKS = `import { sum } from 'subject';
let found, wanted;
export function round(i, { size }) {
  let left = size;
  wanted = 0;
  found = sum(() => {
    if (left-- <= 0) return undefined;
    wanted += 2016;
    return Array.from({ length: 64 }, (_, n) => n);
  });
}
export function expect() { return [{ name: 'the sum', expected: wanted, found }]; }`;

/** A list of numbers in order, in which \`find(list, n)\` gives the place of n. */
const ORDERED = `import { find } from 'subject';
let found, list, wanted;
export function setup({ size }) {
  list = Array.from({ length: size }, (_, n) => 3 * n);
  wanted = Array.from({ length: 20 }, (_, k) => Math.floor((k * size) / 20));
}
export function round() { found = wanted.map((place) => find(list, 3 * place)); }
export function expect() { return [{ name: 'the places', expected: wanted, found }]; }`;

/** A list in a list in a list, \`size\` deep, whose depth \`depth(list)\` gives. */
const NESTED = `import { depth } from 'subject';
let found, wanted;
export function round(i, { size }) {
  wanted = size;
  let list = [];
  for (let n = 1; n < size; n++) list = [list];
  found = depth(list);
}
export function expect() { return [{ name: 'the depth', expected: wanted, found }]; }`;

export const peakCheck = {
  kind: 'peak-heap',
  points: 2,
  atMost: 64 * 1024,
  growth: 'O(1)',
  message: 'It held {measured} at once, and {limit} is enough.',
} as const satisfies Check;
export const ticksCheck = {
  kind: 'ticks',
  points: 2,
  atMost: 2,
  growth: 'O(log n)',
  message: 'The search takes {measured} for a list that can be searched in {limit}.',
} as const satisfies Check;
export const depthCheck = {
  kind: 'stack-depth',
  points: 2,
  depth: 20_000,
  stack: 32 * 1024,
  message: 'Your function survived {measured} levels of the {limit}.',
} as const satisfies Check;
const right: Check = { kind: 'result', points: 1, message: '{measured} right.' };
const limits = { memoryBytes: 64 * 1024 * 1024, ticks: 600, stackBytes: 256 * 1024 };

type Parts = Pick<GradableExercise, 'workload' | 'exports' | 'size' | 'checks'>;
const fixture = (id: string, parts: Parts): GradableExercise => ({
  ...{ id, rounds: 2, limits, hash: id },
  ...parts,
});

/** Exercises that ask for the most memory, for the work and for the depth of calls. */
export const STREAM = fixture('stream', {
  ...{ workload: CHUNKS, exports: ['sum'], size: 100, checks: [right, peakCheck] },
});
export const SEARCH = fixture('search', {
  ...{ workload: ORDERED, exports: ['find'], size: 200, checks: [right, ticksCheck] },
});
export const DEEP = fixture('deep', {
  ...{ workload: NESTED, exports: ['depth'], size: 50, checks: [right, depthCheck] },
});

const ADD = 'for (const n of chunk) total += n;';
const WALK = 'for (let chunk = read(); chunk; chunk = read())';

/** Submissions to each. */
export const SUBMISSIONS = {
  streams: `export function sum(read) { let total = 0; ${WALK} ${ADD} return total; }`,
  gathersAll: `export function sum(read) { let total = 0; const all = []; ${WALK} all.push(...chunk); const chunk = all; ${ADD} return total; }`,
  keepsOneNumberAChunk: `export function sum(read) { const sums = []; ${WALK} { let total = 0; ${ADD} sums.push(total); } return sums.reduce((a, b) => a + b, 0); }`,
  spikes: `let calls = 0; export function sum(read) { let total = 0; ${WALK} { calls += 1; if (calls === 77) new Uint8Array(1_000_000); ${ADD} } return total; }`,
  crashesWithMore: `export function sum(read) { let total = 0, calls = 0; ${WALK} { if (++calls > 900) throw new TypeError('too many'); ${ADD} } return total; }`,
  loopsWithMore: `export function sum(read) { let total = 0, calls = 0; ${WALK} { if (++calls > 900) for (;;); ${ADD} } return total; }`,
  fillsWithMore: `const kept = []; export function sum(read) { let total = 0, calls = 0; ${WALK} { if (++calls > 900) for (;;) kept.push(new Uint8Array(1e6)); ${ADD} } return total; }`,
  halves:
    'export function find(list, n) { let low = 0, high = list.length; while (low < high) { const middle = (low + high) >> 1; if (list[middle] < n) low = middle + 1; else high = middle; } return low; }',
  scans:
    'export function find(list, n) { for (let i = 0; i < list.length; i++) if (list[i] === n) return i; return -1; }',
  scansTwice:
    'export function find(list, n) { for (const x of list) for (const y of list) if (x === n && y === n) return list.indexOf(x); }',
  loops:
    'export function depth(list) { let levels = 0; for (let inner = list; inner; inner = inner[0]) levels += 1; return levels; }',
  recurses: 'export function depth(list) { return list.length === 0 ? 1 : 1 + depth(list[0]); }',
  swallows:
    'const walk = (list) => (list.length === 0 ? 1 : 1 + walk(list[0])); export function depth(list) { try { return walk(list); } catch { return 1; } }',
  stringifies: 'export function depth(list) { return JSON.stringify(list).length / 2; }',
  parses:
    'export function depth(list) { let n = 1; for (let x = list; x[0]; x = x[0]) n += 1; JSON.parse("[".repeat(n) + "]".repeat(n)); return n; }',
  flattens:
    'export function depth(list) { let n = 1; for (let x = list; x[0]; x = x[0]) n += 1; list.flat(Infinity); return n; }',
  spells:
    'export function depth(list) { let n = 1; for (let x = list; x[0]; x = x[0]) n += 1; String(list); return n; }',
  replaces:
    'export function depth(list) { let levels = 0; const walk = () => { levels += 1; list = list[0]; if (list) "x".replace(/x/, walk); return ""; }; walk(); return levels; }',
  sorts:
    'export function depth(list) { let levels = 0; const walk = () => { levels += 1; list = list[0]; if (list) [1, 2].sort(walk); return 0; }; walk(); return levels; }',
  takesFor:
    'export function depth(list) { if (list[0]?.[0]?.length) for (let i = 0; i < 1e9; i++); return 1; }',
} as const;

type Submission = keyof typeof SUBMISSIONS;

/** Which submissions are made to which exercise. */
export const MADE_TO: readonly [GradableExercise, readonly Submission[]][] = [
  [
    STREAM,
    [
      ...(['streams', 'gathersAll', 'keepsOneNumberAChunk', 'spikes'] as const),
      ...(['crashesWithMore', 'loopsWithMore', 'fillsWithMore'] as const),
    ],
  ],
  [SEARCH, ['halves', 'scans', 'scansTwice']],
  [
    DEEP,
    [
      'loops',
      'recurses',
      'swallows',
      'stringifies',
      'parses',
      'flattens',
      'spells',
      'replaces',
      'sorts',
      'takesFor',
    ],
  ],
];
