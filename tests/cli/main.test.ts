import { describe, expect, it } from 'vitest';
import { pagefault } from './pagefault.ts';

describe('the command line', () => {
  it.each([
    [[], 2],
    [['--help'], 0],
    [['measure', '--help'], 0],
  ])('with %j shows what there is, exit code %d', async (args, code) => {
    const ran = await pagefault(args);
    expect(ran.code).toBe(code);
    for (const name of ['measure', 'grade', 'check', 'simulate', 'serve'])
      expect(ran.out).toContain(`\n${name} `);
  });

  it.each(['dance', 'toString', '__proto__'])('knows no command %s', async (name) => {
    const ran = await pagefault([name]);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toBe(
      `pagefault: expected one of measure, grade, check, simulate, serve, found "${name}"\n`,
    );
  });
});
