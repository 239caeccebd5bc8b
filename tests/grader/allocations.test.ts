import { describe, expect, it } from 'vitest';
import { type Check, checkSchema } from '../../src/course/checks.ts';
import { nextStep } from '../../src/grader/explain.ts';
import { grade } from '../../src/grader/grade.ts';
import { judgeCheck, unjudged } from '../../src/grader/judge-check.ts';
import { type AllocationCount, uncounted } from '../../src/sandbox/allocations/allocation-count.ts';
import { assets, CHECKS, exerciseOf } from './exercise.ts';

const check: Check = {
  ...{ kind: 'allocations', points: 2, atMost: { perRound: 20 } },
  message: 'Moving the points makes {measured} objects a round; {limit} are enough.',
};

/** A hundred points to be moved, the way of an animation: nothing need be made but the result. */
const exercise = exerciseOf({
  ...{ id: 'points', size: 100, exports: ['create', 'move'] },
  workload: `
    import { create, move } from 'subject';
    let world, found;
    export function setup({ size }) { world = create(Array.from({ length: size }, (_, n) => ({ x: n, y: 0 }))); }
    export function round(i) { for (let n = 0; n < 10; n++) found = move(world, { x: 1, y: 2 }); }
    export function expect() { return [{ name: 'x', expected: true, found: found.x > 0 }]; }`,
  checks: [CHECKS[0]!, check],
});
const IN_PLACE = `export const create = (points) => points.map(({ x, y }) => ({ x, y }));
export function move(points, by) {
  for (const point of points) {
    point.x += by.x;
    point.y += by.y;
  }
  return { x: points.at(-1).x };
}`;
const submissions = {
  'in place': IN_PLACE,
  'in place, as a class': `class World { #xs; #ys;
    constructor(points) { this.#xs = Float64Array.from(points, (p) => p.x); this.#ys = Float64Array.from(points, (p) => p.y); }
    move({ x, y }) { for (let i = 0; i < this.#xs.length; i++) { this.#xs[i] += x; this.#ys[i] += y; } return { x: this.#xs[0] }; } }
    export const create = (points) => new World(points);
    export const move = (world, by) => world.move(by);`,
  'a new list of new points': `export const create = (points) => ({ points });
export function move(world, by) {
  world.points = world.points.map((p) =>
    ({ x: p.x + by.x, y: p.y + by.y }));
  return world.points[0];
}`,
  'nearly: one object too many in a call': IN_PLACE.replace(
    'return {',
    'const log = ["moved", points.length]; if (log.length > 9) throw log; points.last = (() => by.x)(); return {',
  ),
};

describe('the check allocations', () => {
  it.each([
    ['in place', 'pass', 10, ''],
    ['in place, as a class', 'pass', 10, ''],
    [
      'a new list of new points',
      ...['fail', 1020],
      'Moving the points makes 1,020 objects a round; 20 are enough. Line 4 makes 1,000 a round, line 3 makes 20.',
    ],
    [
      'nearly: one object too many in a call',
      ...['fail', 30],
      'Moving the points makes 30 objects a round; 20 are enough. Line 7 makes 30 a round.',
    ],
  ] as const)('%s: %s with %d', async (name, outcome, measured, message) => {
    const verdict = await grade(assets, exercise, submissions[name]);
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.checks[1]).toEqual({
      ...{ kind: 'allocations', passed: outcome === 'pass', points: 2, measured, limit: 20 },
      ...{ unit: 'objects a round', message },
    });
  });

  it('is measured in a run of its own: the rest of the verdict is what it was', async () => {
    for (const source of Object.values(submissions)) {
      const verdict = await grade(assets, exercise, source);
      const plain = await grade(assets, { ...exercise, checks: [CHECKS[0]!] }, source);
      const { checks, outcome, score } = verdict;
      expect({ ...plain, checks, outcome, score }).toEqual(verdict);
      expect(checks[0]).toEqual(plain.checks[0]);
    }
  });

  const counted = (parts: Partial<AllocationCount>): AllocationCount => ({
    ...{ perRound: 20, survivedPerRound: 0, keptPerRound: 0, rounds: 12 },
    sites: [
      { line: 9, column: 1, what: 'closure', made: 0.1, survived: 0, kept: 0 },
      { line: 9, column: 5, what: 'closure', made: 0.2, survived: 0, kept: 0 },
      { line: 6, column: 1, what: 'closure', made: 19.7, survived: 0, kept: 0 },
    ],
    ...parts,
  });
  const facts = {
    undecided: false,
    growth: { growing: false, bytesPerRound: 0, blocksPerRound: 0 },
    results: [],
    uncollected: new Map(),
    planned: { peakBytes: 0, roundsPeakBytes: 0, steps: 0 },
    scaled: [],
    descents: new Map(),
  };
  const judge = (allocations: AllocationCount | undefined) =>
    judgeCheck(check, { ...facts, allocations });
  const budget = {
    kind: 'budget',
    message: 'The count used up what it may use after 3 rounds.',
  } as const;

  it('holds at the limit and not above it', () => {
    expect(judge(counted({}))).toMatchObject({ passed: true, measured: 20, message: '' });
    expect(judge(counted({ perRound: 20.001 }))).toMatchObject({
      ...{ passed: false, measured: 20.001 },
      message:
        'Moving the points makes 20.001 objects a round; 20 are enough. Line 6 makes 19.7 a round, line 9 makes 0.3.',
    });
  });

  it('does not hold where the objects could not be counted', () => {
    const differs = judge(uncounted('differs', "Lines can't be told: it prints its code."));
    expect(differs).toMatchObject({
      ...{ passed: false, measured: 0 },
      message: "The objects could not be counted. Lines can't be told: it prints its code.",
    });
    expect(judge(undefined)).toMatchObject({
      passed: false,
      message: 'The objects were not counted.',
    });
    expect(judge(counted({ fault: budget, rounds: 3 }))).toMatchObject({
      passed: false,
      message:
        'The objects could not be counted. The count used up what it may use after 3 rounds. Do less in each round.',
    });
  });

  it('goes by a count that was cut short where that is too much already, and only there', () => {
    expect(judge(counted({ fault: budget, rounds: 12 })).passed).toBe(false);
    expect(judge(counted({ fault: budget, rounds: 1, perRound: 99 })).message).toMatch(/^Moving/);
  });

  it.each([
    [
      'works hard only after the count has ended',
      'if (calls === 60) for (let k = 0; k < 8e5; k++) f();',
    ],
    ['does its work only in the planned rounds', 'if (calls > 80) return { x: 0 };'],
    ['does its work only where it is not watched', 'if (String(f).length > 40) return { x: 1 };'],
  ])('does not hold for a program that %s', async (_what, trick) => {
    const source = `${submissions['a new list of new points']}\nlet calls = 0; function f() { return [calls]; }`;
    const tricky = source.replace('world.points =', `calls += 1; ${trick} world.points =`);
    const generous = {
      ...exercise,
      checks: [CHECKS[0]!, { ...check, atMost: { perRound: 1000 } }],
    };
    const limits = { ...exercise.limits, ticks: 4000 };
    const verdict = await grade(assets, { ...generous, limits }, tricky);
    expect(verdict.checks.map(({ passed }) => passed)).toEqual([true, false]);
  });

  it('was not measured where the run ended early', async () => {
    expect(unjudged(check)).toMatchObject({ passed: false, measured: null, limit: 20 });
    const verdict = await grade(assets, exercise, `${IN_PLACE}\nthrow new Error('no');`);
    expect(verdict.checks[1]).toMatchObject({ measured: null, limit: 20 });
  });

  it('asks for a number', () => {
    expect(checkSchema.safeParse(check).success).toBe(true);
    for (const atMost of [undefined, {}, { perRound: -1 }, { perRound: 1, other: 2 }])
      expect(checkSchema.safeParse({ ...check, atMost }).success).toBe(false);
  });

  it('says what to do next', async () => {
    const verdict = await grade(assets, exercise, submissions['a new list of new points']);
    expect(nextStep(verdict)).toBe(
      'Start with the line that makes most. Could it use again what an earlier call made, or do without?',
    );
    const evaluating = await grade(
      assets,
      exercise,
      `${IN_PLACE}\nexport const f = () => eval('1');`,
    );
    expect(nextStep(evaluating)).toBe('Say the same in a way whose objects can be counted.');
  });
});
