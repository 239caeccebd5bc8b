import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pagefault, ROOT } from './pagefault.ts';

/** A copy of the course whose one exercise a test may break. */
const copy = mkdtempSync(join(tmpdir(), 'course-'));
const exercise = join(copy, 'exercises', 'bound-the-cache');
cpSync(join(ROOT, 'src'), join(copy, 'src'), { recursive: true });
cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
cpSync(join(ROOT, 'exercises', 'bound-the-cache'), exercise, { recursive: true });
// Four near misses, one right one and one variant are enough.
for (const name of readdirSync(join(exercise, 'wrong')).slice(4))
  rmSync(join(exercise, 'wrong', name));
for (const name of ['sorted-by-use', 'class-with-private-fields'])
  rmSync(join(exercise, 'right', `${name}.js`));
const facts = join(exercise, 'exercise.json');
writeFileSync(facts, readFileSync(facts, 'utf8').replace('"variants": 50', '"variants": 1'));
symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
afterAll(() => rmSync(copy, { recursive: true }));

async function checkWith(changes: Record<string, (text: string) => string>, ...options: string[]) {
  const before = Object.keys(changes).map(
    (name) => [name, readFileSync(join(exercise, name), 'utf8')] as const,
  );
  for (const [name, text] of before) writeFileSync(join(exercise, name), changes[name]!(text));
  try {
    return await pagefault(['check', ...options], copy);
  } finally {
    for (const [name, text] of before) writeFileSync(join(exercise, name), text);
  }
}

describe('check', () => {
  it('exits with 0 where every promise is kept', async () => {
    const ran = await pagefault(['check', 'bound-the-cache'], copy);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.lines).toHaveLength(1);
    expect(ran.lines[0]).toMatch(/^1 exercises?: 7 promises kept, 0 broken$/);
  });

  it('runs solutions on the first variant and the last, or on every one', async () => {
    const five = {
      'exercise.json': (text: string) => text.replace('"variants": 1', '"variants": 5'),
    };
    // Starter and four near misses once; the solution and one in another style on the variants.
    expect((await checkWith(five)).out).toContain('9 promises kept');
    expect((await checkWith(five, '--every-variant')).out).toContain('15 promises kept');
  });

  it('exits with 1 and a row for each promise that is broken', async () => {
    const solution = readFileSync(join(exercise, 'solution.js'), 'utf8');
    const ran = await checkWith({
      'starter.js': () => solution,
      'wrong/cheats-by-counting.js': (text) => `${text.split('\n')[0]}\n${solution}`,
      'right/two-generations.js': (text) =>
        `${text.split('\n')[0]}\nexport function lookup() { throw new Error('x'); } export function forget() {}`,
    });
    expect(ran.code).toBe(1);
    const rows = ran.lines
      .slice(0, -1)
      .map((row) => row.replace(/^exercises\/bound-the-cache\//, ''));
    expect(rows[0]).toMatch(
      /^starter\.js \(variant 0\): expected to fail heap-growth, found every check to hold\./,
    );
    expect(rows[1]).toMatch(
      /^wrong\/cheats-by-counting\.js \(variant 0\): expected to fail heap-growth, found every check to hold\./,
    );
    expect(rows[2]).toBe(
      'right/two-generations.js (variant 0): expected every check to hold, found crashed with Error: x. Not measured: the run ended early. Not measured: the run ended early.',
    );
    expect(ran.lines.at(-1)).toMatch(/^1 exercises?: \d+ promises kept, 3 broken$/);
  });

  it('exits with 1 where an exercise can’t be read', async () => {
    const ran = await checkWith({ 'hints.md': () => '', 'exercise.json': () => '{}' });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(
      'exercises/bound-the-cache/hints.md: expected three "## " sections, found 0\n',
    );
    expect((await pagefault(['check', 'no-such'])).code).toBe(1);
  });
});
