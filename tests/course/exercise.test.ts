import { describe, expect, it } from 'vitest';
import { shortHash } from '../../src/course/disk.ts';
import { gradable, parseExercise } from '../../src/course/exercise.ts';

const JSON_FILE = {
  ...{
    title: 'Bound it',
    chapter: 'leaks',
    difficulty: 1,
    minutes: 10,
    misconception: 'It forgets.',
  },
  ...{ size: 50, rounds: 12, variants: 2, starterFails: ['heap-growth'] },
  limits: { memory: '64 MiB', ticks: 1000, stack: '256 KiB' },
  checks: [
    { kind: 'result', points: 1, message: 'Wrong.' },
    {
      kind: 'heap-growth',
      points: 3,
      message: 'Grows.',
      atMost: { bytesPerRound: 0, blocksPerRound: 0 },
    },
  ],
};
const near = (name: string) => `// fails heap-growth: ${name}\nexport function add() {}`;
const FILES: Record<string, string> = {
  'exercise.json': JSON.stringify(JSON_FILE),
  'prompt.md': 'Do it.',
  'starter.js': 'export function add() {}\nexport const LIMIT = 3;\n',
  'solution.js': 'export function add() { return 1; }',
  'workload.js': 'export function round() {}',
  'hints.md': '## One\n\nfirst\n\n## Two\nsecond\n### deeper\n\n## Three\nthird\n',
  'wrong/a.js': near('a'),
  'wrong/b.js': near('b'),
  'wrong/c.js': near('c'),
  'wrong/d.js': '// fails result, heap-growth,collected: all of it\n',
  'right/closure.js': '// style: closure\nexport function add() {}',
};

function parse(changes: Record<string, string | undefined> = {}) {
  const files = Object.entries({ ...FILES, ...changes }).flatMap(([path, text]) =>
    text === undefined ? [] : [[path, text] as const],
  );
  return parseExercise('bound-it', new Map(files), shortHash);
}
const problems = (changes: Record<string, string | undefined>) =>
  parse(changes).problems.map(({ file, message }) => `${file}: ${message}`);
const withJson = (change: (json: typeof JSON_FILE & Record<string, unknown>) => void) => {
  const json = structuredClone(JSON_FILE) as typeof JSON_FILE & Record<string, unknown>;
  change(json);
  return problems({ 'exercise.json': JSON.stringify(json) });
};

describe('an exercise folder', () => {
  it('is read into one value', () => {
    const { exercise, problems: none } = parse();
    expect(none).toEqual([]);
    expect(exercise).toMatchObject({
      ...{ id: 'bound-it', title: 'Bound it', size: 50, rounds: 12, variants: 2, prompt: 'Do it.' },
      limits: { memoryBytes: 64 * 1024 ** 2, ticks: 1000, stackBytes: 256 * 1024 },
      exports: ['add', 'LIMIT'],
      hints: ['first', 'second\n### deeper', 'third'],
      right: [{ name: 'closure.js', style: 'closure' }],
    });
    expect(exercise!.wrong.map(({ name, fails, reason }) => [name, fails, reason])).toEqual([
      ['a.js', ['heap-growth'], 'a'],
      ['b.js', ['heap-growth'], 'b'],
      ['c.js', ['heap-growth'], 'c'],
      ['d.js', ['result', 'heap-growth', 'collected'], 'all of it'],
    ]);
  });

  it('gives to grading what grading needs and no solution', () => {
    const task = gradable(parse().exercise!);
    expect(Object.keys(task).sort()).toEqual([
      ...['checks', 'exports', 'hash', 'id', 'limits', 'rounds', 'size', 'workload'],
    ]);
  });

  it('has a hash of what a verdict depends on, and of nothing else', () => {
    const hash = (changes = {}) => parse(changes).exercise!.hash;
    expect(hash()).toMatch(/^[0-9a-f]{16}$/);
    expect(
      hash({ 'prompt.md': 'Other.', 'hints.md': FILES['hints.md']!.replace('first', '1st') }),
    ).toBe(hash());
    expect(hash({ 'workload.js': 'export function round() { }' })).not.toBe(hash());
    expect(
      hash({ 'exercise.json': FILES['exercise.json']!.replace('Grows.', 'It grows.') }),
    ).not.toBe(hash());
    expect(hash({ 'starter.js': 'export function other() {}' })).not.toBe(hash());
  });

  it.each([
    ['export async function load() {}', ['load']],
    ['export function* walk() {}', ['walk']],
    ['export class Größe {}', ['Größe']],
    ['export let $a = 1;\nexport var _b;', ['$a', '_b']],
  ])('takes the names that the starter exports: %s', (starter, exports) => {
    expect(parse({ 'starter.js': starter }).exercise!.exports).toEqual(exports);
  });
});

describe('the problems of an exercise', () => {
  it('name each file that is missing', () => {
    const required = [
      'exercise.json',
      'prompt.md',
      'starter.js',
      'solution.js',
      'workload.js',
      'hints.md',
    ];
    expect(
      Object.fromEntries(required.map((name) => [name, problems({ [name]: undefined })])),
    ).toMatchInlineSnapshot(`
      {
        "exercise.json": [
          "exercises/bound-it/exercise.json: expected this file, found none",
        ],
        "hints.md": [
          "exercises/bound-it/hints.md: expected this file, found none",
        ],
        "prompt.md": [
          "exercises/bound-it/prompt.md: expected this file, found none",
        ],
        "solution.js": [
          "exercises/bound-it/solution.js: expected this file, found none",
        ],
        "starter.js": [
          "exercises/bound-it/starter.js: expected this file, found none",
        ],
        "workload.js": [
          "exercises/bound-it/workload.js: expected this file, found none",
        ],
      }
    `);
    expect(parseExercise('empty', new Map(), shortHash).problems).toHaveLength(6);
  });

  it('say what is wrong with exercise.json', () => {
    expect({
      'no JSON': problems({ 'exercise.json': '{ "title": }' }),
      'not an object': problems({ 'exercise.json': '[]' }),
      'a field too many': withJson((json) => {
        json.colour = 'red';
      }),
      'a field too few': withJson((json) => {
        delete (json as { title?: string }).title;
      }),
      'an empty title': withJson((json) => {
        json.title = '';
      }),
      'a bad size': withJson((json) => {
        json.limits.memory = '64 apples';
        json.limits.stack = '-1 KiB';
      }),
      'bad numbers': withJson((json) => {
        json.difficulty = 4;
        json.rounds = 201;
        json.variants = 0;
        json.size = 1.5;
        json.limits.ticks = 0;
      }),
      'no checks': withJson((json) => {
        json.checks = [];
        json.starterFails = [];
      }),
      'an unknown check': withJson((json) => {
        json.checks[0]!.kind = 'speed';
      }),
      'a check without limit': withJson((json) => {
        delete json.checks[1]!.atMost;
      }),
      'a check with two limits': withJson((json) => {
        Object.assign(json.checks[1]!, { atLeast: json.checks[1]!.atMost });
      }),
      'a check with a field too many': withJson((json) => {
        Object.assign(json.checks[0]!, { atMost: 0 });
      }),
      'a check worth nothing': withJson((json) => {
        json.checks[0]!.points = 0;
        json.checks[0]!.message = '';
      }),
      'a negative limit': withJson((json) => {
        json.checks[1]!.atMost = { bytesPerRound: -1, blocksPerRound: 0 };
      }),
    }).toMatchInlineSnapshot(`
      {
        "a bad size": [
          "exercises/bound-it/exercise.json: limits.memory: expected a size such as "64 MiB", found "64 apples"",
          "exercises/bound-it/exercise.json: limits.stack: expected a size such as "64 MiB", found "-1 KiB"",
        ],
        "a check with a field too many": [
          "exercises/bound-it/exercise.json: checks.0: Unrecognized key: "atMost"",
        ],
        "a check with two limits": [
          "exercises/bound-it/exercise.json: checks.1: expected either atMost or atLeast",
        ],
        "a check without limit": [
          "exercises/bound-it/exercise.json: checks.1: expected either atMost or atLeast",
        ],
        "a check worth nothing": [
          "exercises/bound-it/exercise.json: checks.0.points: Too small: expected number to be >=1",
          "exercises/bound-it/exercise.json: checks.0.message: Too small: expected string to have >=1 characters",
        ],
        "a field too few": [
          "exercises/bound-it/exercise.json: title: Invalid input: expected string, received undefined",
        ],
        "a field too many": [
          "exercises/bound-it/exercise.json: (top): Unrecognized key: "colour"",
        ],
        "a negative limit": [
          "exercises/bound-it/exercise.json: checks.1.atMost.bytesPerRound: Too small: expected number to be >=0",
        ],
        "an empty title": [
          "exercises/bound-it/exercise.json: title: Too small: expected string to have >=1 characters",
        ],
        "an unknown check": [
          "exercises/bound-it/exercise.json: checks.0.kind: Invalid discriminator value. Expected 'result' | 'heap-growth' | 'collected' | 'allocations' | 'peak-heap' | 'ticks' | 'stack-depth'",
        ],
        "bad numbers": [
          "exercises/bound-it/exercise.json: difficulty: Too big: expected number to be <=3",
          "exercises/bound-it/exercise.json: size: Invalid input: expected int, received number",
          "exercises/bound-it/exercise.json: rounds: Too big: expected number to be <=200",
          "exercises/bound-it/exercise.json: variants: Too small: expected number to be >=1",
          "exercises/bound-it/exercise.json: limits.ticks: Too small: expected number to be >=1",
        ],
        "no JSON": [
          "exercises/bound-it/exercise.json: expected JSON, found: Unexpected token '}', "{ "title": }" is not valid JSON",
        ],
        "no checks": [
          "exercises/bound-it/exercise.json: starterFails: Too small: expected array to have >=1 items",
          "exercises/bound-it/exercise.json: checks: Too small: expected array to have >=1 items",
        ],
        "not an object": [
          "exercises/bound-it/exercise.json: (top): Invalid input: expected object, received array",
        ],
      }
    `);
  });

  it('say what is wrong with a check that takes more runs', () => {
    const shared = { points: 1, message: 'm' };
    const withCheck = (check: Record<string, unknown>, ticks = 1000) =>
      withJson((json) => {
        json.limits.ticks = ticks;
        Object.assign(json, { checks: [{ ...shared, ...check }] });
      });
    const peak = { kind: 'peak-heap' };
    const deep = { kind: 'stack-depth', depth: 9, stack: '32 KiB' };
    expect({
      'what is right': [
        withCheck({ ...peak, atMost: '4 MiB' }, 2000),
        withCheck({ ...peak, growth: 'O(log n)' }),
        withCheck({ kind: 'ticks', atMost: 0.0001, growth: 'O(n log n)' }),
        withCheck({ ...deep, depth: 1, stack: '16 KiB' }),
      ].flat(),
      'no limit': [withCheck(peak), withCheck({ kind: 'ticks' })].flat(),
      'a bad size': withCheck({ ...peak, atMost: 4096 }),
      'a bad growth': [
        withCheck({ ...peak, growth: 'O(n log n)' }),
        withCheck({ kind: 'ticks', growth: 'fast' }),
      ].flat(),
      'bad ticks': [
        withCheck({ kind: 'ticks', atMost: 0 }),
        withCheck({ kind: 'ticks', atMost: '3' }),
      ].flat(),
      'a bad depth': [
        withCheck({ ...deep, depth: 0 }),
        withCheck({ ...deep, depth: 1.5 }),
        withCheck({ ...deep, depth: undefined }),
      ].flat(),
      'a bad stack': [
        withCheck({ ...deep, stack: '15 KiB' }),
        withCheck({ ...deep, stack: '33 KiB' }),
        withCheck({ ...deep, stack: 'small' }),
      ].flat(),
      'more ticks than a page has time for': [
        withCheck(deep, 1001),
        withCheck({ ...peak, growth: 'O(1)' }, 2000),
        withCheck({ kind: 'ticks', atMost: 3, growth: 'O(1)' }, 2000),
      ].flat(),
    }).toMatchInlineSnapshot(`
      {
        "a bad depth": [
          "exercises/bound-it/exercise.json: checks.0.depth: expected at least 1, found 0",
          "exercises/bound-it/exercise.json: checks.0.depth: expected a whole number, found 1.5",
          "exercises/bound-it/exercise.json: checks.0.depth: expected a whole number, found undefined",
        ],
        "a bad growth": [
          "exercises/bound-it/exercise.json: checks.0.growth: expected one of O(1), O(log n), O(n), found "O(n log n)"",
          "exercises/bound-it/exercise.json: checks.0.growth: expected one of O(1), O(log n), O(n), O(n log n), O(n²), found "fast"",
        ],
        "a bad size": [
          "exercises/bound-it/exercise.json: checks.0.atMost: expected a size such as "64 MiB", found 4096",
        ],
        "a bad stack": [
          "exercises/bound-it/exercise.json: checks.0.stack: expected from "16 KiB" to "32 KiB", found 15 KiB: in less the workload itself can't run, in more the browser's own stack may end first",
          "exercises/bound-it/exercise.json: checks.0.stack: expected from "16 KiB" to "32 KiB", found 33 KiB: in less the workload itself can't run, in more the browser's own stack may end first",
          "exercises/bound-it/exercise.json: checks.0.stack: expected a size such as "64 MiB", found "small"",
        ],
        "bad ticks": [
          "exercises/bound-it/exercise.json: checks.0.atMost: expected a number above 0, found 0",
          "exercises/bound-it/exercise.json: checks.0.atMost: expected a number above 0, found "3"",
        ],
        "more ticks than a page has time for": [
          "exercises/bound-it/exercise.json: limits.ticks: expected at most 1000, since the check "stack-depth" runs the submission again in as many, found 1001",
          "exercises/bound-it/exercise.json: limits.ticks: expected at most 1000, since the check "peak-heap" runs the submission again in as many, found 2000",
          "exercises/bound-it/exercise.json: limits.ticks: expected at most 1000, since the check "ticks" runs the submission again in as many, found 2000",
        ],
        "no limit": [
          "exercises/bound-it/exercise.json: checks.0: expected atMost, growth or both, found neither",
          "exercises/bound-it/exercise.json: checks.0: expected atMost, growth or both, found neither",
        ],
        "what is right": [],
      }
    `);
  });

  it('say what is wrong with the texts', () => {
    expect({
      'two hints': problems({ 'hints.md': '## One\nfirst\n## Two\nsecond' }),
      'four hints': problems({ 'hints.md': '## 1\n## 2\n## 3\n## 4' }),
      'three near misses': problems({ 'wrong/a.js': undefined }),
      'a near miss without its line': problems({ 'wrong/a.js': 'export function add() {}' }),
      'a near miss without a reason': problems({ 'wrong/e.js': '// fails heap-growth\n' }),
      'a near miss in capitals': problems({ 'wrong/e.js': '// fails Heap: why\n' }),
      'a style that is missing': problems({ 'right/closure.js': '// closure\n' }),
      'no export': problems({ 'starter.js': 'function add() {}\n  export { add };' }),
      'several at once': problems({ 'hints.md': '', 'starter.js': '', 'exercise.json': '{}' })
        .length,
    }).toMatchInlineSnapshot(`
      {
        "a near miss in capitals": [
          "exercises/bound-it/wrong/e.js: expected a first line like "// fails heap-growth: why", found "// fails Heap: why"",
        ],
        "a near miss without a reason": [
          "exercises/bound-it/wrong/e.js: expected a first line like "// fails heap-growth: why", found "// fails heap-growth"",
        ],
        "a near miss without its line": [
          "exercises/bound-it/wrong/a.js: expected a first line like "// fails heap-growth: why", found "export function add() {}"",
          "exercises/bound-it/wrong/: expected at least 4 near misses, found 3",
        ],
        "a style that is missing": [
          "exercises/bound-it/right/closure.js: expected a first line like "// style: closure", found "// closure"",
        ],
        "four hints": [
          "exercises/bound-it/hints.md: expected three "## " sections, found 4",
        ],
        "no export": [
          "exercises/bound-it/starter.js: expected at least one named export, found none",
        ],
        "several at once": 13,
        "three near misses": [
          "exercises/bound-it/wrong/: expected at least 4 near misses, found 3",
        ],
        "two hints": [
          "exercises/bound-it/hints.md: expected three "## " sections, found 2",
        ],
      }
    `);
  });
});
