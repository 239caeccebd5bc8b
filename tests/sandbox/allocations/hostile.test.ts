import { describe, expect, it } from 'vitest';
import type { AllocationCount } from '../../../src/sandbox/allocations/allocation-count.ts';
import { countAllocations } from '../../../src/sandbox/allocations/count-allocations.ts';
import { unusedNames } from '../../../src/sandbox/allocations/hook-names.ts';
import { assets, LIMITS } from '../program.ts';

const count = (source: string): Promise<AllocationCount> =>
  countAllocations(assets, { source, seed: 1, size: 1, limits: { ...LIMITS, ticks: 4000 } });

/** Makes 50 arrays. */
const WORK = 'let sum = 0; for (let k = 0; k < 50; k++) sum += [k].length; return sum;';
const TEXT = JSON.stringify(WORK);

describe('a program that would not be counted', () => {
  it.each([
    ['\\u0024made', '\\u{24}made', '$m\\u0061de', '$\\u{6D}ade', '$mad\\u0065B', '$m\\u{000061}de'],
  ])('meets no name of ours, however it spells it', (...spelled) => {
    for (const name of spelled) {
      const { begin } = unusedNames(`typeof ${name}B;`, '$made');
      expect(begin, name).toBe('$made$B');
    }
  });

  it('can not call, see or shadow a hook by an escaped name', async () => {
    const { perRound, fault } = await count(`
      const isWatched = typeof $m\\u0061deE === 'function';
      export function round() { if (isWatched) return 0; ${WORK} }`);
    expect(fault).toBeUndefined();
    expect(perRound).toBe(50);
  });

  it.each([
    ['as it loads', `const work = Function(${TEXT}); export function round() { work(); }`],
    [
      'in a getter, and drops it',
      `const o = {}; Object.defineProperty(o, 'x', { get: Function.bind(null, ${TEXT}) });
       export function round() { o.x(); }`,
    ],
    [
      'by eval under another name',
      `const e = globalThis['ev' + 'al']; export function round() { e('(() => {' + ${TEXT} + '})()'); }`,
    ],
    [
      'by the constructor of generators',
      `const G = Object.getPrototypeOf(function* () {}).constructor; const g = G(${TEXT});
       export function round() { g().next(); }`,
    ],
    [
      'by the constructor of async functions',
      `const A = (async () => {}).constructor; const a = new A(${TEXT});
       export async function round() { await a(); }`,
    ],
  ])('is told nothing where it makes code from text %s', async (_when, source) => {
    expect((await count(source)).fault?.kind).toBe('code-from-text');
  });

  it.each([
    ['the text of its functions', 'function f() { return [1]; }', 'String(f).length > 28'],
    [
      'the columns of its errors',
      "function at() { return [+new Error('x').stack.match(/:(\\d+)\\)/)[1]]; }",
      'at()[0] > 35',
    ],
    [
      'the depth of its stack',
      'function d(n) { try { return d(n + 1); } catch { return n; } } const deep = d(0);',
      'deep > 0 && String(d).includes("$")',
    ],
  ])(
    'is told nothing where it makes less because %s says that it is watched',
    async (_by, how, isWatched) => {
      const { fault, sites } = await count(`${how}
      export function round() { if (${isWatched}) return 0; ${WORK} }`);
      expect(fault).toMatchObject({ kind: 'differs', message: /./ });
      expect(sites).toEqual([]);
    },
  );

  it('is told nothing where its results are right only in the rounds that were measured', async () => {
    const workload = `import { add } from 'subject'; let found = 0, rounds = 0;
      export function round() { rounds += 1; found += add(); }
      export function expect() { return [{ name: 'sum', expected: rounds, found }]; }`;
    const program = { workload, seed: 1, size: 1, limits: LIMITS };
    const source = 'let n = 0; export const add = () => (++n > 12 ? 0 : [1].length);';
    const honest = await countAllocations(assets, { ...program, source });
    expect(honest.fault).toBeUndefined();
    const { fault } = await countAllocations(assets, { ...program, source, isRight: true });
    expect(fault?.message).toBe(
      "Lines can't be told: its results are right at first, and no longer after 24 rounds.",
    );
  });
});
