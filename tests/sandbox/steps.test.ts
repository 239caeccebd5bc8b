import { describe, expect, it } from 'vitest';
import { run } from './program.ts';

const EMPTY = 'export function round() {}';
const stepsOf = async (source: string, rounds = 1, workload?: string) => {
  const { error, session } = await run(source, { rounds, ...(workload ? { workload } : {}) });
  expect(error).toBeUndefined();
  return session.steps;
};
const loop = (count: number) => `export function round() { for (let i = 0; i < ${count}; i++); }`;

describe('the steps of a run', () => {
  // A turn of a loop is two branches: out of it or on, and back.
  it.each([1, 10, 4999, 5000, 5001, 12_345, 100_000])(
    'are branches and calls one by one, across ticks: a loop of %d turns',
    async (count) => {
      expect((await stepsOf(loop(count))) - (await stepsOf(loop(0)))).toBe(2 * count);
    },
  );

  it('are those of both realms', async () => {
    const workload = (turns: number) =>
      `import * as s from 'subject'; export function round() { s; for (let i = 0; i < ${turns}; i++); }`;
    const source = 'export const one = 1;';
    const [none, some] = [
      await stepsOf(source, 1, workload(0)),
      await stepsOf(source, 1, workload(3000)),
    ];
    expect(some - none).toBe(6000);
  });

  it('have no part of what is done between rounds: collections and readings', async () => {
    const { session } = await run(EMPTY);
    const { steps } = session;
    session.read();
    expect(session.steps).toBe(steps);
    session.round(1);
    expect(session.steps).toBeGreaterThan(steps);
  });

  it('have a long builtin as one call', async () => {
    const body = (code: string) => `export function round() { ${code} }`;
    const [short, long] = [
      await stepsOf(body('new Array(10).indexOf(1);')),
      await stepsOf(body('new Array(1e6).indexOf(1);')),
    ];
    expect(long).toBe(short);
  });
});
