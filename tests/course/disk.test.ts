import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { exerciseIds, readExercise, shortHash } from '../../src/course/disk.ts';

const OURS = fileURLToPath(new URL('../../exercises', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'exercises-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('exercises on disk', () => {
  it('are the folders, in order', async () => {
    cpSync(join(OURS, 'bound-the-cache'), join(root, 'b'), { recursive: true });
    cpSync(join(OURS, 'bound-the-cache'), join(root, 'a'), { recursive: true });
    writeFileSync(join(root, 'README.md'), '');
    expect(await exerciseIds(root)).toEqual(['a', 'b']);
  });

  it('are all without problems, and known by their folder', async () => {
    for (const id of await exerciseIds(OURS)) {
      const { exercise, problems } = await readExercise(OURS, id);
      expect(problems).toEqual([]);
      expect(exercise!.id).toBe(id);
    }
  });

  it('name the others where one is not there', async () => {
    const { problems } = await readExercise(OURS, 'no-such');
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message).toMatch(
      /^expected an exercise, found none; there are: (?:[a-z-]+, )*bound-the-cache, /,
    );
  });

  it('have a problem for each file that is missing', async () => {
    rmSync(join(root, 'a', 'hints.md'));
    const { problems } = await readExercise(root, 'a');
    expect(problems).toEqual([
      { file: 'exercises/a/hints.md', message: 'expected this file, found none' },
    ]);
  });
});

it('a short hash is the start of SHA-256', () => {
  expect(shortHash('abc')).toBe('ba7816bf8f01cfea');
});
