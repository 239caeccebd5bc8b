import { afterEach, describe, expect, it } from 'vitest';
import { GradingPool } from '../../src/cli/grading-pool.ts';
import { LEAK, STEADY, STUCK } from './pagefault.ts';

let pool: GradingPool;
afterEach(() => pool.close());
const measure = (source: string) => pool.run({ kind: 'measure', source, rounds: 12 });

describe('a pool of one thread', () => {
  it('goes on with a new one after a job that never comes back', async () => {
    pool = new GradingPool(1, 400);
    const jobs = [measure(STEADY), measure(STUCK), measure(LEAK), measure(STUCK), measure(STEADY)];
    const outcomes = await Promise.all(jobs);
    expect(outcomes.map((outcome) => outcome?.kind)).toEqual([
      ...['measured', undefined, 'measured', undefined, 'measured'],
    ]);
  });

  it('keeps a verdict where what holds the memory takes too long to look up', async () => {
    pool = new GradingPool(1, 4000, 0);
    const outcomes = await Promise.all([measure(LEAK), measure(STEADY)]);
    expect(outcomes[0]).toMatchObject({ kind: 'measured', measurement: { verdict: 'leak' } });
    expect(outcomes[0]?.kind === 'measured' && outcomes[0].measurement).toMatchObject({
      retainers: [],
      unexplained: expect.stringMatching(/^What holds the memory could not be looked up/),
    });
    expect(outcomes[1]).toMatchObject({ kind: 'measured', measurement: { verdict: 'stable' } });
  });

  it('gives each job the reply to it', async () => {
    pool = new GradingPool(1);
    const outcomes = await Promise.all([measure(LEAK), measure(STEADY), measure('export {};')]);
    const verdicts = outcomes.map((o) => o?.kind === 'measured' && o.measurement.verdict);
    expect(verdicts).toEqual(['leak', 'stable', 'error']);
  });
});
