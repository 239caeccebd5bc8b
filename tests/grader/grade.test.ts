import { describe, expect, it } from 'vitest';
import { grade, stoppedVerdict } from '../../src/grader/grade.ts';
import { seedOf } from '../../src/grader/seed.ts';
import { verdictSchema } from '../../src/grader/verdict.ts';
import { LAYOUT } from '../../src/sandbox/layout.ts';
import { assets, exerciseOf, GOOD, LEAKY, WRONG } from './exercise.ts';

const graded = async (
  source: string,
  parts: Parameters<typeof exerciseOf>[0] = {},
  variant = 0,
) => {
  const verdict = await grade(assets, exerciseOf(parts), source, variant);
  expect(verdictSchema.parse(verdict)).toEqual(verdict);
  return verdict;
};

describe('a verdict', () => {
  it('is a pass where every check holds', async () => {
    const verdict = await graded(GOOD);
    expect(verdict).toMatchObject({ exercise: 'tiny', variant: 0, outcome: 'pass', score: 1 });
    expect(verdict.checks).toEqual([
      {
        kind: 'result',
        passed: true,
        points: 1,
        measured: 1,
        limit: 1,
        unit: 'results',
        message: '',
      },
      {
        kind: 'heap-growth',
        passed: true,
        points: 3,
        measured: 0,
        limit: 0,
        unit: 'bytes a round',
        message: '',
      },
    ]);
    expect(verdict).not.toHaveProperty('error');
    expect(verdict.rounds.length).toBeGreaterThanOrEqual(8);
    expect(verdict.console).toEqual([]);
    expect(verdict.build).toEqual({
      ...{ engine: LAYOUT.wasmSha256.slice(0, 16), grader: 'a-hash', exercise: 'e-hash' },
    });
  });

  it('is a fail with the points of what holds', async () => {
    const leaky = await graded(LEAKY);
    expect(leaky).toMatchObject({ outcome: 'fail', score: 0.25 });
    expect(leaky.checks[1]!.message).toMatch(/^Grows by \d{3}\.?\d? B and 1[0-9.]* blocks\.$/);
  });

  it('has no points for the memory of an answer that is wrong', async () => {
    const wrong = await graded(WRONG);
    expect(wrong).toMatchObject({ outcome: 'fail', score: 0, checks: [{}, { passed: true }] });
    expect(wrong.checks[0]!.message).toBe(
      '0 of 1 right. The first to differ is “the length”: expected 10, found 0.',
    );
  });

  it('has a score to a thousandth', async () => {
    const [result] = exerciseOf().checks;
    const checks = [
      { ...result!, points: 1 },
      { ...exerciseOf().checks[1]!, points: 2 },
    ];
    expect((await graded(LEAKY, { checks })).score).toBe(0.333);
  });

  it('is the same bytes when it is made again', async () => {
    for (const source of [
      GOOD,
      LEAKY,
      'export function add() { throw new Error(Math.random()); }',
    ]) {
      expect(JSON.stringify(await graded(source))).toBe(JSON.stringify(await graded(source)));
    }
  });

  it.each([
    ['a syntax error', 'export function add( {', 'SyntaxError', 0],
    ['an error as it loads', 'throw new Error("x"); export function add() {}', 'Error', 0],
    [
      'an error in a round',
      'let n = 0; export function add() { if (++n > 12) throw new TypeError("x"); return 10; }',
      'TypeError',
      2,
    ],
    ['ticks', 'export function add() { for (;;); }', 'TickLimit', 0],
    [
      'memory',
      'export function add() { const a = []; for (;;) a.push(new Array(1000).fill(0)); }',
      'MemoryLimit',
      0,
    ],
    ['the stack', 'export function add() { return add() + 1; }', 'StackOverflow', 0],
  ])('is a crash where it runs into %s', async (_what, source, name, rounds) => {
    const verdict = await graded(source);
    expect(verdict).toMatchObject({ outcome: 'crashed', score: 0, error: { name } });
    expect(verdict.rounds).toHaveLength(rounds);
    for (const check of verdict.checks) {
      expect(check).toMatchObject({
        passed: false,
        measured: null,
        message: 'Not measured: the run ended early.',
      });
    }
  });

  it('is a crash that names an export which is missing', async () => {
    expect((await graded('export const other = 1; export default 2;')).error).toEqual({
      name: 'MissingExport',
      message:
        'Expected your module to export `add`, as the starter does; it exports default, other.',
    });
    expect((await graded('')).error?.message).toBe(
      'Expected your module to export `add`, as the starter does; it exports nothing.',
    );
  });

  it('is a crash where a round waits for ever, by its number from 1', async () => {
    const verdict = await graded(
      'let n = 0; export const add = () => (++n === 3 ? new Promise(() => {}) : 10);',
      {
        workload: `import { add } from 'subject'; export async function round() { await add(); }`,
      },
    );
    expect(verdict.outcome).toBe('crashed');
    expect(verdict.error).toEqual({
      name: 'NeverSettled',
      message: 'Round 3 never finished: it awaits a promise that nothing settles.',
    });
  });

  it.each(['setup', 'expect', 'teardown'])('is a crash where %s throws', async (name) => {
    const verdict = await graded('export const add = () => { throw new Error("here"); };', {
      workload: `import { add } from 'subject'; export function round() {} export function ${name}() { add(); }`,
    });
    expect(verdict).toMatchObject({ outcome: 'crashed', error: { message: 'here', line: 1 } });
  });

  it('has the objects that were watched and stayed', async () => {
    const checks = [{ kind: 'collected', points: 1, message: '{measured} stay.' }] as const;
    const workload = `import { add } from 'subject';
      export function round(i, { watch }) { const object = {}; watch('an entry', object); add(object); }`;
    expect((await graded('export function add() {}', { checks, workload })).outcome).toBe('pass');
    const verdict = await graded('let last; export function add(x) { last = x; }', {
      checks,
      workload,
    });
    expect(verdict.outcome).toBe('fail');
    const rounds = verdict.rounds.length;
    expect(verdict.checks[0]).toMatchObject({
      measured: rounds,
      message: `${rounds} stay. Still alive: an entry.`,
    });
  });

  it('has what was printed, and counts what was not kept', async () => {
    const print = (lines: number) =>
      graded(`for (let n = 0; n < ${lines}; n++) console.warn(n); export const add = () => 10;`);
    expect((await print(200)).console).toHaveLength(200);
    const many = (await print(1734)).console;
    expect(many).toHaveLength(201);
    expect(many[199]).toEqual({ level: 'warn', text: '199' });
    expect(many[200]).toEqual({
      level: 'info',
      text: '1,534 more lines were printed and not kept.',
    });
  });

  it('depends on the variant by its seed', async () => {
    const workload = `export function setup({ seed }) { console.log(seed); } export function round() {} `;
    for (const variant of [0, 3]) {
      const verdict = await graded('export const add = 1;', { workload }, variant);
      expect(verdict.variant).toBe(variant);
      expect(verdict.console[0]!.text).toBe(String(seedOf('tiny', variant)));
    }
  });
});

describe('the verdict on a run that the kill timer ended', () => {
  it('judges nothing and says to try again', () => {
    const verdict = stoppedVerdict('a-hash', exerciseOf(), 2);
    expect(verdictSchema.parse(verdict)).toEqual(verdict);
    expect(verdict).toMatchObject({
      ...{ exercise: 'tiny', variant: 2, outcome: 'stopped', score: 0, rounds: [], ticks: 0 },
      error: {
        name: 'Stopped',
        message: 'The run took too long and was ended. Nothing was judged: try again.',
      },
    });
    expect(verdict.checks.map((check) => check.measured)).toEqual([null, null]);
  });
});

describe('an extension that runs into a limit', () => {
  // The budget is used up when the results are asked for.
  it('costs the submission nothing', async () => {
    const verdict = await graded(
      `${GOOD.replace('list.push(x);', 'list.push(x); if (x.i === 30) for (;;);')}`,
    );
    expect(verdict.error).toBeUndefined();
    expect(verdict.checks[0]!.passed).toBe(true);
  });
});
