import { afterEach, expect, it, vi } from 'vitest';
import { loadExercise } from '../../src/workbench/exercise-data.ts';

afterEach(() => vi.unstubAllGlobals());

it('an exercise is what the address gives', async () => {
  vi.stubGlobal('fetch', async (url: string) => Response.json({ solution: url }));
  expect(await loadExercise('/exercises/a.json')).toEqual({ solution: '/exercises/a.json' });
});

it.each([
  ['is not there', async () => new Response('', { status: 404 })],
  ['can’t be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
])('an exercise that %s says what to do next', async (_what, fetch) => {
  vi.stubGlobal('fetch', fetch);
  await expect(loadExercise('/x.json')).rejects.toThrow(
    'The exercise could not be loaded. Check your connection and try again; your code is kept.',
  );
});
