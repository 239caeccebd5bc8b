import { expect, it } from 'vitest';
import { NOT_MEASURED } from '../../src/grader/judge-check.ts';
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
    ['Let go and still alive', '1,200', '0', 'fails'],
  ],
  [
    'a check without a name of its own',
    { kind: 'luck', unit: 'bytes', measured: 2048 },
    ['luck', '2 KiB', '4 B', 'holds'],
  ],
  [
    'the most memory at once, to the byte where it is near',
    { kind: 'peak-heap', unit: 'bytes', measured: 4_194_305, limit: 4_194_304, passed: false },
    ['Most memory at once', '4,194,305 B', '4,194,304 B', 'fails'],
  ],
  [
    'a growth with the input',
    { kind: 'peak-heap', unit: 'class of growth', measured: 2, limit: 0, passed: false },
    ['Most memory at once', 'O(n)', 'O(1)', 'fails'],
  ],
  [
    'work',
    { kind: 'ticks', unit: 'ticks', measured: 3.1204, limit: 3, passed: false },
    ['Work done', '3.1204', '3', 'fails'],
  ],
  [
    'levels',
    { kind: 'stack-depth', unit: 'levels', measured: 1337, limit: 1_000_000, passed: false },
    ['Levels survived', '1,337', '1,000,000', 'fails'],
  ],
  [
    'a growth where another run ended early',
    {
      ...{ kind: 'ticks', unit: 'class of growth', measured: null, limit: 2, passed: false },
      message: 'With 16 times the input the run ended early.',
    },
    ['Work done', '–', 'O(n)', 'fails'],
  ],
  [
    'a growth that was not measured',
    {
      ...{ kind: 'ticks', unit: 'class of growth', measured: null, limit: 2, passed: false },
      message: NOT_MEASURED,
    },
    ['Work done', '–', 'O(n)', 'not run'],
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
