import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/course/checks.ts';
import type { GradableExercise } from '../../src/course/exercise.ts';
import { grade } from '../../src/grader/grade.ts';
import type { CheckResult } from '../../src/grader/verdict.ts';
import { verdictSchema } from '../../src/grader/verdict.ts';
import { assets, CHECKS } from './exercise.ts';
import {
  DEEP,
  depthCheck,
  peakCheck,
  SEARCH,
  STREAM,
  SUBMISSIONS,
  ticksCheck,
} from './fixtures.ts';

type Submission = keyof typeof SUBMISSIONS;

async function verdictOn(exercise: GradableExercise, submission: Submission) {
  const verdict = await grade(assets, exercise, SUBMISSIONS[submission]);
  expect(verdictSchema.parse(verdict)).toEqual(verdict);
  return verdict;
}
/** The check that the exercise is about. */
async function judged(exercise: GradableExercise, submission: Submission): Promise<CheckResult> {
  const verdict = await verdictOn(exercise, submission);
  expect(verdict.error).toBeUndefined();
  return verdict.checks.at(-1)!;
}
const asking = (exercise: GradableExercise, check: Check) => ({ ...exercise, checks: [check] });

describe('the check peak-heap', () => {
  it('holds where little is held at once, and no more of it with more input', async () => {
    const verdict = await verdictOn(STREAM, 'streams');
    expect(verdict.outcome).toBe('pass');
    expect(verdict.checks[1]).toEqual({
      ...{ kind: 'peak-heap', passed: true, points: 2, measured: 0, limit: 0 },
      ...{ unit: 'class of growth', message: '' },
    });
  });

  it.each([
    'gathersAll',
    'spikes',
    'keepsOneNumberAChunk',
    'crashesWithMore',
    'loopsWithMore',
    'fillsWithMore',
  ] as const)('fails where a submission %s, with right results', async (name) => {
    const verdict = await verdictOn(STREAM, name);
    expect(verdict).toMatchObject({
      outcome: 'fail',
      score: 0.333,
      checks: [{ passed: true }, {}],
    });
    expect(verdict.error).toBeUndefined();
    const { passed, measured, limit, unit, message } = verdict.checks[1]!;
    expect(passed).toBe(false);
    expect({ measured, limit, unit, message }).toMatchSnapshot();
  });

  it('fails where a submission gives up with more input, which takes little', async () => {
    const lazy = `export function sum(read) { let n = 0, total = 0; for (let c = read(); c; c = read()) { if (++n > 250) return 0; for (const x of c) total += x; } return total; }`;
    const { checks } = await grade(assets, STREAM, lazy);
    expect(checks[0]!.passed).toBe(true);
    expect(checks[1]).toMatchObject({ passed: false, measured: null });
    expect(checks[1]!.message).toMatch(
      /^With 4 times the input the results are wrong, so it is not shown that this grows no faster than O\(1\)\. .+: expected \d+, found 0\.$/,
    );
  });

  it('holds to a byte', async () => {
    const only = (atMost: number): Check => ({ ...peakCheck, atMost, growth: undefined });
    const { measured } = await judged(asking(STREAM, only(0)), 'streams');
    expect(measured).toBeGreaterThan(1000);
    expect(await judged(asking(STREAM, only(measured!)), 'streams')).toMatchObject({
      ...{ passed: true, measured, limit: measured, unit: 'bytes' },
    });
    const near = await judged(asking(STREAM, only(measured! - 1)), 'streams');
    expect(near).toMatchObject({ passed: false, measured, limit: measured! - 1 });
    const comma = (n: number) => n.toLocaleString('en');
    expect(near.message).toBe(
      `It held ${comma(measured!)} B at once, and ${comma(measured! - 1)} B is enough.`,
    );
  });

  it('is judged by the planned rounds, and by none of those that we add', async () => {
    const late = `let rounds = 0; export function sum(read) { rounds += 1; if (rounds > 2) new Uint8Array(1e6); let total = 0; for (let c = read(); c; c = read()) for (const n of c) total += n; return total; }`;
    const checks = [...STREAM.checks, CHECKS[1]!];
    const verdict = await grade(assets, { ...STREAM, checks }, late);
    expect(verdict.rounds.length).toBeGreaterThan(STREAM.rounds);
    expect(verdict.outcome).toBe('pass');
    expect(verdict.peakBytes).toBeGreaterThan(1_000_000);
  });
});

describe('the check ticks', () => {
  it('holds where the work is little and hardly grows', async () => {
    expect(await judged(SEARCH, 'halves')).toMatchObject({ passed: true, measured: 1, limit: 1 });
  });

  it.each(['scans', 'scansTwice'] as const)('fails where a submission %s', async (name) => {
    const { passed, measured, limit, unit, message } = await judged(SEARCH, name);
    expect(passed).toBe(false);
    expect({ measured, limit, unit, message }).toMatchSnapshot();
  });

  it('holds to a branch or a call', async () => {
    const only = (atMost: number): Check => ({ ...ticksCheck, atMost, growth: undefined });
    const { measured } = await judged(asking(SEARCH, only(0.0001)), 'halves');
    const steps = Math.round(10_000 * measured!);
    expect(steps).toBeGreaterThan(200);
    expect((await judged(asking(SEARCH, only(steps / 10_000)), 'halves')).passed).toBe(true);
    expect(await judged(asking(SEARCH, only((steps - 1) / 10_000)), 'halves')).toMatchObject({
      ...{ passed: false, measured: steps / 10_000, limit: (steps - 1) / 10_000, unit: 'ticks' },
    });
    // A step more is a step over.
    const more = SUBMISSIONS.halves.replace('return low', 'if (n === 0) low += 0; return low');
    const one = await grade(assets, asking(SEARCH, only(steps / 10_000)), more);
    expect(one.checks[0]!.passed).toBe(false);
  });
});

describe('the check stack-depth', () => {
  it('holds where a great depth takes no stack', async () => {
    expect(await judged(DEEP, 'loops')).toEqual({
      ...{ kind: 'stack-depth', passed: true, points: 2, measured: 20_000, limit: 20_000 },
      ...{ unit: 'levels', message: '' },
    });
  });

  it.each([
    'recurses',
    'swallows',
    'stringifies',
    'parses',
    'flattens',
    'spells',
    'replaces',
    'sorts',
    'takesFor',
  ] as const)('fails where a submission %s', async (name) => {
    const { passed, measured, limit, unit, message } = await judged(
      { ...DEEP, size: name === 'takesFor' ? 1 : DEEP.size },
      name,
    );
    expect(passed).toBe(false);
    expect({ measured, limit, unit, message }).toMatchSnapshot();
  });

  it('holds to a level', async () => {
    const { measured } = await judged(DEEP, 'recurses');
    const at = (depth: number) => asking(DEEP, { ...depthCheck, depth });
    expect(await judged(at(measured!), 'recurses')).toMatchObject({ passed: true });
    expect(await judged(at(measured! + 1), 'recurses')).toMatchObject({ passed: false, measured });
  });

  it('has as many levels as there is stack', async () => {
    const levels = async (stack: number) =>
      (await judged(asking(DEEP, { ...depthCheck, stack }), 'recurses')).measured!;
    const [small, large] = [await levels(16 * 1024), await levels(32 * 1024)];
    expect(large / small).toBeGreaterThan(1.9);
    expect(large / small).toBeLessThan(2.3);
  });
});

describe('a grade that takes more runs', () => {
  it('is the same bytes when it is made again', async () => {
    for (const [exercise, name] of [
      [STREAM, 'gathersAll'],
      [SEARCH, 'scans'],
      [DEEP, 'swallows'],
    ] as const) {
      const [first, second] = [await verdictOn(exercise, name), await verdictOn(exercise, name)];
      expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    }
  });

  it('runs nothing again after a crash', async () => {
    const checks = [peakCheck, ticksCheck, depthCheck];
    const source = 'export function sum() { throw new Error("at once"); }';
    const verdict = await grade(assets, { ...STREAM, checks }, source);
    expect(verdict).toMatchObject({ outcome: 'crashed', error: { message: 'at once' } });
    expect(verdict.checks.map(({ measured, limit, unit }) => [measured, limit, unit])).toEqual([
      [null, 64 * 1024, 'bytes'],
      [null, 2, 'ticks'],
      [null, 20_000, 'levels'],
    ]);
  });

  it('takes no more ticks for them than the exercise allows one run', async () => {
    const checks = [peakCheck, depthCheck, { ...depthCheck, depth: 3000 }];
    const { checks: found } = await grade(
      assets,
      { ...STREAM, checks, limits: { ...STREAM.limits, ticks: 100 } },
      SUBMISSIONS.loopsWithMore,
    );
    expect(found.map(({ measured }) => measured)).toEqual([null, null, null]);
    for (const { message } of found) {
      expect(message).toMatch(
        /TickLimit: All runs with more input or less stack may take 100 ticks/,
      );
    }
  });
});
