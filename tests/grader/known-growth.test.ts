import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/course/checks.ts';
import { growthName } from '../../src/course/growth-class.ts';
import { grade } from '../../src/grader/grade.ts';
import { assets, exerciseOf } from './exercise.ts';

const WORKLOAD = `import { run } from 'subject';
export function round(i, { size }) { run(size); }`;
const shared = { points: 1, message: 'm', growth: 'O(1)' } as const;
const CHECKS: Check[] = [
  { ...shared, kind: 'peak-heap' },
  { ...shared, kind: 'ticks' },
];

/** What programs are known to take: their source, memory, work. */
const KNOWN: readonly [string, string, string, string][] = [
  ['nothing', '', 'O(1)', 'O(1)'],
  ['a sum', 'let t = 0; for (let i = 0; i < n; i++) t += i * 1.5; return t;', 'O(1)', 'O(n)'],
  ['garbage', 'for (let i = 0; i < n; i++) ({ i, a: [i] });', 'O(1)', 'O(n)'],
  ['texts', 'for (let i = 0; i < n; i++) ("item " + i).split(" ");', 'O(1)', 'O(n)'],
  ['a chunk at a time', 'for (let i = 0; i < n; i++) new Uint8Array(999).fill(1);', 'O(1)', 'O(n)'],
  [
    'a generator',
    'function* all() { for (let i = 0; i < n; i++) yield { i }; } for (const x of all());',
    ...(['O(1)', 'O(n)'] as const),
  ],
  [
    'a window',
    'const m = new Map(); for (let i = 0; i < n; i++) { m.set(i, { i }); m.delete(i - 10); }',
    ...(['O(1)', 'O(n)'] as const),
  ],
  [
    'a binary search',
    'for (let k = 0; k < 50; k++) { let l = 0, h = n; while (l < h) { const m = (l + h) >> 1; if (m < (k * n) / 50) l = m + 1; else h = m; } }',
    ...(['O(1)', 'O(log n)'] as const),
  ],
  [
    'a buffer for each binary digit',
    'const s = []; for (let i = 0; i < n; i++) { for (let k = i; k & 1; k >>= 1) s.pop(); s.push(new Uint8Array(2000)); }',
    ...(['O(log n)', 'O(n)'] as const),
  ],
  ['a list', 'const a = []; for (let i = 0; i < n; i++) a.push(i);', 'O(n)', 'O(n)'],
  ['objects', 'const a = []; for (let i = 0; i < n; i++) a.push({ i });', 'O(n)', 'O(n)'],
  ['a map', 'const a = new Map(); for (let i = 0; i < n; i++) a.set(i, i);', 'O(n)', 'O(n)'],
  ['names', 'const a = {}; for (let i = 0; i < n; i++) a["k" + i] = i;', 'O(n)', 'O(n)'],
  ['a text', 'let s = ""; for (let i = 0; i < n; i++) s += "xy"; return s.at(-1);', 'O(n)', 'O(n)'],
  ['a linked list', 'let h = null; for (let i = 0; i < n; i++) h = { i, h };', 'O(n)', 'O(n)'],
  ['a typed array in one call', 'new Float64Array(n);', 'O(n)', 'O(1)'],
  [
    'steps over a list',
    'Array.from({ length: n }, (_, i) => i).map((x) => x + 1).filter((x) => x % 2);',
    ...(['O(n)', 'O(n)'] as const),
  ],
  [
    'a merge sort',
    'const merge = (a) => { if (a.length < 2) return a; const m = a.length >> 1, l = merge(a.slice(0, m)), r = merge(a.slice(m)), o = []; let i = 0, j = 0; while (i < l.length && j < r.length) o.push(l[i] <= r[j] ? l[i++] : r[j++]); while (i < l.length) o.push(l[i++]); while (j < r.length) o.push(r[j++]); return o; }; merge(Array.from({ length: n }, () => Math.random()));',
    ...(['O(n)', 'O(n log n)'] as const),
  ],
  [
    'a sort with a callback',
    'Array.from({ length: n }, () => Math.random()).sort((a, b) => a - b);',
    ...(['O(n)', 'O(n log n)'] as const),
  ],
  ['pairs', 'for (let i = 0; i < n; i++) for (let j = 0; j < i; j++);', 'O(1)', 'O(n²)'],
  ['up to a root', 'for (let i = 0; i < n; i++) for (let j = 0; j * j < n; j++);', 'O(1)', 'O(n²)'],
];

describe('what known programs take is told, at two sizes', () => {
  it.each(KNOWN)('%s', async (_name, body, memory, work) => {
    const found = await Promise.all(
      [311, 700].map(async (size) => {
        const exercise = exerciseOf({
          ...{ workload: WORKLOAD, checks: CHECKS, exports: ['run'], rounds: 1, size },
          limits: { memoryBytes: 64 * 1024 * 1024, ticks: 20_000, stackBytes: 256 * 1024 },
        });
        const { checks } = await grade(assets, exercise, `export function run(n) { ${body} }`);
        return checks.map(({ measured }) => growthName(measured!));
      }),
    );
    expect(found).toEqual([
      [memory, work],
      [memory, work],
    ]);
  });
});
