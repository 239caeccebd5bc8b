import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measurementSchema } from '../../src/grader/verdict.ts';
import { filesOf, LEAK, pagefault, ROOT, STEADY, STUCK } from './pagefault.ts';

const files = filesOf({
  ...{ leak: LEAK, steady: STEADY, throws: 'export function round() {\n  null.x;\n}' },
  ...{ syntax: 'export function round( {', stuck: STUCK, spaced: STEADY },
});
const rows = (lines: readonly string[]) =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown> & { error?: { name: string } });

describe('measure', () => {
  it('exits with 0 where every file is stable, and says so', async () => {
    const ran = await pagefault(['measure', files.steady, files.spaced]);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.lines).toHaveLength(2);
    for (const line of ran.lines)
      expect(line).toMatch(/^stable {2}\S+ {2}\(\d+ rounds, peak [\d.]+ KiB\)$/);
  });

  it('exits with 1 where one leaks', async () => {
    const ran = await pagefault(['measure', files.steady, files.leak]);
    expect(ran.code).toBe(1);
    expect(ran.lines[1]).toMatch(
      /^leak {4}\S+leak\.js {2}\d+(\.\d)? B and 2 blocks a round \(200 rounds, peak [\d.]+ KiB\)$/,
    );
  });

  it('says below a leak how much more there is, where it hangs, and shows the line', async () => {
    const ran = await pagefault(['measure', files.leak]);
    expect(ran.lines.slice(1)).toEqual([
      expect.stringMatching(/^ {8}93 more, [\d.]+ KiB: kept\[129\] = Object$/),
      `        ${files.leak}:1  ${LEAK}`,
    ]);
  });

  it('exits with 2 where one could not be run, whatever the others do', async () => {
    const ran = await pagefault(['measure', files.syntax, files.leak, files.throws]);
    expect(ran.code).toBe(2);
    expect(
      ran.lines.filter((line) => !line.startsWith(' ')).map((line) => line.slice(0, 7)),
    ).toEqual(['error  ', 'leak   ', 'error  ']);
    expect(ran.lines.at(-1)).toMatch(/throws\.js:2:\d+ {2}TypeError: /);
  });

  it('prints one row of JSON a file, in the order given, with the file as given', async () => {
    const odd = relative(ROOT, files.leak);
    const given = [files.throws, odd, files.steady, './nowhere/none.js', files.steady];
    const ran = await pagefault(['measure', '--json', ...given]);
    expect([ran.code, ran.err]).toEqual([2, '']);
    const found = rows(ran.lines);
    expect(found.map(({ file }) => file)).toEqual(given);
    expect(found.map(({ verdict }) => verdict)).toEqual([
      'error',
      'leak',
      'stable',
      'error',
      'stable',
    ]);
    for (const { file, ...rest } of found) expect(measurementSchema.parse(rest)).toEqual(rest);
    expect(Object.keys(found[2]!)).toEqual([
      ...[
        'file',
        'verdict',
        'bytesPerRound',
        'blocksPerRound',
        'rounds',
        'peakBytes',
        'ticks',
        'retainers',
      ],
    ]);
    expect(found[3]!.error).toMatchObject({
      name: 'FileError',
      message: expect.stringMatching(/^ENOENT: /),
    });
  });

  it('runs as many rounds as --rounds says', async () => {
    const ran = await pagefault(['measure', '--json', '--rounds', '5', files.leak]);
    expect(rows(ran.lines)[0]!.rounds).toHaveLength(5);
  });

  it.each([
    [['--rounds', '3'], '--rounds: expected a whole number of at least 5, found "3"'],
    [['--rounds', 'many'], '--rounds: expected a whole number of at least 5, found "many"'],
    [['--rounds', '201'], '--rounds: expected at most 200, found 201'],
    [['--loud'], "Unknown option '--loud'"],
  ])('refuses %j, and shows how it is used', async (args, message) => {
    const ran = await pagefault(['measure', ...args, files.leak]);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err.startsWith(message)).toBe(true);
    expect(ran.err).toContain('measure FILE… [--json] [--rounds N]');
  });

  it('needs a file', async () => {
    const ran = await pagefault(['measure', '--json']);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toMatch(/^measure: expected at least one file, found none\n/);
  });

  it('ends a call that never comes back within 5 seconds, and the next file is unaffected', async () => {
    const alone = await pagefault(['measure', '--json', files.leak]);
    const start = performance.now();
    const ran = await pagefault(['measure', '--json', files.stuck, files.leak]);
    expect(performance.now() - start).toBeLessThan(5500);
    expect(ran.code).toBe(2);
    const [stuck, leak] = rows(ran.lines);
    expect(stuck).toMatchObject({
      ...{ verdict: 'error', rounds: [], ticks: 0 },
      error: {
        name: 'Stopped',
        message: 'The run took too long and was ended. Nothing was measured: try again.',
      },
    });
    expect(ran.lines[1]).toBe(alone.lines[0]);
    expect(leak!.verdict).toBe('leak');
  });
});
