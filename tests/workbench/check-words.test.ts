import { expect, it } from 'vitest';
import type { CheckResult } from '../../src/grader/verdict.ts';
import { checkWords } from '../../src/workbench/check-words.ts';

const words = (parts: Partial<CheckResult>) =>
  checkWords({
    ...{
      kind: 'result',
      passed: true,
      points: 1,
      measured: 3,
      limit: 4,
      unit: 'results',
      message: '',
    },
    ...parts,
  });

it.each([
  ['right results', { passed: false }, ['Right results', '3', '4', 'fails']],
  ['what holds', { measured: 4 }, ['Right results', '4', '4', 'holds']],
  [
    'growth in bytes',
    { kind: 'heap-growth', unit: 'bytes a round', measured: 8089.6, limit: 2048, passed: false },
    ['Growth a round', '7.9 KiB', '2 KiB', 'fails'],
  ],
  [
    'objects kept',
    { kind: 'collected', unit: 'objects kept', measured: 1200, limit: 0, passed: false },
    ['Closed and still alive', '1,200', '0', 'fails'],
  ],
  [
    'a check without a name of its own',
    { kind: 'peak-heap', unit: 'bytes', measured: 2048 },
    ['peak-heap', '2 KiB', '4 B', 'holds'],
  ],
  [
    'results that were not compared',
    { measured: null, limit: 0, unit: '', passed: false },
    ['Right results', '–', '–', 'not run'],
  ],
  [
    'growth that was not measured',
    { kind: 'heap-growth', measured: null, limit: 0, unit: '', passed: false },
    ['Growth a round', '–', '0 B', 'not run'],
  ],
])('the table of checks shows %s', (_what, parts, [name, measured, limit, word]) => {
  expect(words(parts)).toEqual({ name, measured, limit, word });
});
