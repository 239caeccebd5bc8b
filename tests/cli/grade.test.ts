import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verdictSchema } from '../../src/grader/verdict.ts';
import { filesOf, pagefault, ROOT } from './pagefault.ts';

const EXERCISE = 'bound-the-cache';
const of = (name: string) => join('exercises', EXERCISE, name);
const files = filesOf({
  syntax: 'export function lookup( {',
  solution: readFileSync(join(ROOT, of('solution.js')), 'utf8'),
});

describe('grade', () => {
  it('exits with 0 where all pass', async () => {
    const ran = await pagefault(['grade', EXERCISE, of('solution.js'), files.solution]);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain(
      `${of('solution.js')}: pass, 100 % of the points\n  holds  result  2 / 2 results\n  holds  heap-growth  0 / 0 bytes a round\n  Every check holds.`,
    );
  });

  it('exits with 1 where one fails, and says what to do next', async () => {
    const ran = await pagefault(['grade', EXERCISE, of('starter.js'), of('solution.js')]);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(
      /starter\.js: fail, 25 % of the points\n {2}holds {2}result {2}2 \/ 2 results\n {2}fails {2}heap-growth {2}[\d,.]+ \/ 0 bytes a round {2}The heap still grows by .+ a round: .+\n {8}[\d,]+ more, [\d.]+ KiB: cache = Map\(\d+\) → entry "user-\w+" → Object\n {8}\S+starter\.js:8 {2}const cache = new Map\(\);\n {2}The answers are right\. /,
    );
    expect(ran.out).toContain('solution.js: pass');
  });

  it('exits with 2 where one could not be run, or read', async () => {
    const crashed = await pagefault(['grade', EXERCISE, files.syntax, of('starter.js')]);
    expect(crashed.code).toBe(2);
    expect(crashed.out).toMatch(
      /syntax\.js: crashed, 0 % of the points\n {2}SyntaxError: .+ \(line 1, column \d+\)\n {2}fails {2}result {2}not measured/,
    );
    const unread = await pagefault(['grade', EXERCISE, 'no/such.js', of('solution.js')]);
    expect(unread.code).toBe(2);
    expect(unread.err).toMatch(/^no\/such\.js: ENOENT/);
    expect(unread.out).toContain('solution.js: pass');
  });

  it('prints one row of JSON a submission, in the order given, the same bytes each time', async () => {
    const given = [of('starter.js'), files.syntax, of('solution.js')];
    const ran = await pagefault([
      'grade',
      EXERCISE,
      ...given,
      '--format',
      'json',
      '--variant',
      '1',
    ]);
    const rows = ran.lines.map((line) => JSON.parse(line) as { path: string; verdict: unknown });
    expect(rows.map(({ path }) => path)).toEqual(given);
    const verdicts = rows.map(({ verdict }) => verdictSchema.parse(verdict));
    expect(verdicts).toEqual(rows.map(({ verdict }) => verdict));
    expect(verdicts.map(({ outcome, variant }) => [outcome, variant])).toEqual([
      ['fail', 1],
      ['crashed', 1],
      ['pass', 1],
    ]);
    expect(new Set(verdicts.map(({ build }) => JSON.stringify(build))).size).toBe(1);
    for (const hash of Object.values(verdicts[0]!.build)) expect(hash).toMatch(/^[0-9a-f]{16}$/);
    const again = await pagefault([
      'grade',
      EXERCISE,
      ...given,
      '--format',
      'json',
      '--variant',
      '1',
    ]);
    expect(again.out).toBe(ran.out);
  });

  it.each([
    [[], /^grade: expected an exercise and at least one file, found 0 arguments\n/],
    [[EXERCISE], /^grade: expected an exercise and at least one file, found 1 arguments\n/],
    [
      ['no-such', 'a.js'],
      /expected an exercise, found none; there are: [a-z, -]*bound-the-cache, /,
    ],
    [[EXERCISE, 'a.js', '--format', 'xml'], /^--format: expected text or json, found "xml"\n/],
    [[EXERCISE, 'a.js', '--variant', '99'], /^--variant: expected a number below 50, found 99\n/],
    [[EXERCISE, 'a.js', '--variant', '-1'], /--variant/],
    [[EXERCISE, 'a.js', '--marks'], /^Unknown option '--marks'/],
  ])('refuses %j', async (args, message) => {
    const ran = await pagefault(['grade', ...args]);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toMatch(message);
  });
});
