import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/course/checks.ts';
import type { RunFacts } from '../../src/grader/checks/run-facts.ts';
import { judgeCheck, unjudged } from '../../src/grader/judge-check.ts';

const FACTS: RunFacts = {
  undecided: false,
  growth: { growing: false, bytesPerRound: 0, blocksPerRound: 0 },
  results: [{ name: 'sum', passed: true, expected: '3', found: '3' }],
  uncollected: new Map(),
  planned: { peakBytes: 0, roundsPeakBytes: 0, steps: 0 },
  scaled: [],
  descents: new Map(),
};
const growth = (bytesPerRound: number, blocksPerRound: number): RunFacts => ({
  ...FACTS,
  growth: { growing: true, bytesPerRound, blocksPerRound },
});

describe('the check result', () => {
  const check: Check = {
    kind: 'result',
    points: 2,
    message: '{measured} were right, not {limit}.',
  };

  it('holds where every row passed', () => {
    expect(judgeCheck(check, FACTS)).toEqual({
      ...{ kind: 'result', passed: true, points: 2, measured: 1, limit: 1, unit: 'results' },
      message: '',
    });
  });

  it('fails with the first row that did not pass', () => {
    const results = [
      ...FACTS.results,
      { name: 'order', passed: false, expected: '[1,2]', found: '[2,1]' },
      { name: 'later', passed: false, expected: '1', found: '2' },
    ];
    expect(judgeCheck(check, { ...FACTS, results })).toEqual({
      ...{ kind: 'result', passed: false, points: 2, measured: 1, limit: 3, unit: 'results' },
      message:
        '1 of 3 were right, not 3. The first to differ is “order”: expected [1,2], found [2,1].',
    });
  });

  it('fails where there is nothing to compare', () => {
    expect(judgeCheck(check, { ...FACTS, results: [] })).toMatchObject({
      ...{ passed: false, measured: 0, limit: 1 },
      message: '0 of 0 were right, not 1.',
    });
  });
});

describe('the check heap-growth', () => {
  const shared = {
    kind: 'heap-growth',
    points: 3,
    message: 'Grows by {measured}, may by {limit}.',
  } as const;
  const atMost: Check = { ...shared, atMost: { bytesPerRound: 2048, blocksPerRound: 2 } };
  const atLeast: Check = { ...shared, atLeast: { bytesPerRound: 2048, blocksPerRound: 2 } };

  it.each([
    [0, 0, true, false],
    [2048, 2, true, true],
    [2048.1, 2, false, true],
    [2048, 2.1, false, true],
    [9000, 0, false, false],
    [0, 9, false, false],
  ])('with %d bytes and %d blocks a round: atMost %s, atLeast %s', (bytes, blocks, most, least) => {
    expect(judgeCheck(atMost, growth(bytes, blocks)).passed).toBe(most);
    expect(judgeCheck(atLeast, growth(bytes, blocks)).passed).toBe(least);
  });

  it('does not hold where the run was cut short before it was known', () => {
    const undecided = { ...FACTS, undecided: true };
    expect(judgeCheck(atMost, undecided)).toMatchObject({
      ...{ passed: false, measured: 0 },
      message:
        'The heap could not be watched for long enough to say that it rests: the rounds used up the steps or the memory that a run may have. Do less in each round.',
    });
    expect(judgeCheck(atMost, { ...growth(9000, 9), undecided: true }).message).toMatch(
      /^Grows by/,
    );
    expect(judgeCheck(atMost, { ...growth(2048, 2), undecided: true }).passed).toBe(true);
    expect(judgeCheck(atLeast, { ...growth(2048, 2), undecided: true }).passed).toBe(true);
  });

  it('says what it measured with units', () => {
    expect(judgeCheck(atMost, growth(8089.6, 1234.5))).toEqual({
      ...{ kind: 'heap-growth', passed: false, points: 3, measured: 8089.6, limit: 2048 },
      unit: 'bytes a round',
      message: 'Grows by 7.9 KiB and 1,234.5 blocks, may by 2 KiB.',
    });
  });
});

describe('the check collected', () => {
  const check: Check = {
    kind: 'collected',
    points: 1,
    message: '{measured} of {measured} still there, limit {limit}.',
  };

  it('holds where nothing outlived its round', () => {
    expect(judgeCheck(check, FACTS)).toEqual({
      ...{
        kind: 'collected',
        passed: true,
        points: 1,
        measured: 0,
        limit: 0,
        unit: 'objects kept',
      },
      message: '',
    });
  });

  it('fails with the number of all of them and the first name', () => {
    const uncollected = new Map([
      ['a panel', 1200],
      ['a bus', 34],
    ]);
    expect(judgeCheck(check, { ...FACTS, uncollected: new Map([['one', 1]]) }).passed).toBe(false);
    expect(judgeCheck(check, { ...FACTS, uncollected })).toMatchObject({
      ...{ passed: false, measured: 1234 },
      message: '1,234 of 1,234 still there, limit 0. Still alive: a panel.',
    });
  });
});

describe('a check of a run that ended early', () => {
  it('failed, and was not measured', () => {
    const unmeasured = {
      passed: false,
      measured: null,
      message: 'Not measured: the run ended early.',
    };
    const shared = { points: 1, message: 'm' };
    expect(unjudged({ ...shared, kind: 'result' })).toMatchObject({ ...unmeasured, limit: 0 });
    expect(unjudged({ ...shared, kind: 'collected' })).toMatchObject({ ...unmeasured, limit: 0 });
    expect(unjudged({ ...shared, kind: 'peak-heap', atMost: 7, growth: 'O(1)' })).toMatchObject({
      ...{ ...unmeasured, limit: 7, unit: 'bytes' },
    });
    expect(unjudged({ ...shared, kind: 'ticks', growth: 'O(n)' })).toMatchObject({
      ...{ ...unmeasured, limit: 2, unit: 'class of growth' },
    });
    expect(unjudged({ ...shared, kind: 'stack-depth', depth: 9, stack: 65_536 })).toMatchObject({
      ...{ ...unmeasured, limit: 9, unit: 'levels' },
    });
    const limit = { bytesPerRound: 5, blocksPerRound: 1 };
    expect(unjudged({ ...shared, kind: 'heap-growth', atMost: limit })).toMatchObject({
      ...unmeasured,
      limit: 5,
    });
    expect(unjudged({ ...shared, kind: 'heap-growth', atLeast: limit })).toMatchObject({
      ...unmeasured,
      limit: 5,
    });
  });
});
