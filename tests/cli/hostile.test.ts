import { afterAll, describe, expect, it } from 'vitest';
import { GradingPool } from '../../src/cli/grading-pool.ts';
import { readExercise } from '../../src/course/disk.ts';
import { gradable } from '../../src/course/exercise.ts';
import { whole } from '../corpus-programs.ts';
import { hostile, hostileModule } from '../e2e/hostile-programs.ts';

const { exercise } = await readExercise('exercises', 'bound-the-cache');
const pool = new GradingPool(1);
afterAll(() => pool.close());

async function judged(source: string) {
  const job = { kind: 'grade' as const, exercise: gradable(exercise!), source, variant: 0 };
  const outcome = await pool.run(job);
  return outcome?.kind === 'graded' ? outcome.verdict : undefined;
}

const solution = await judged(exercise!.solution);

// The same programs as in the browser (tests/e2e/hostile.spec.ts); where tests gate, those that are not run there.
const programs = Object.entries(hostile).filter((_, index) => whole || index % 2 === 1);

describe.each(programs)('%s, on the command line', (_name, body) => {
  it('ends in a verdict that is no pass, or is ended, and the next run is unaffected', async () => {
    const verdict = await judged(hostileModule(body));
    expect(verdict?.outcome ?? 'stopped').not.toBe('pass');
    expect(verdict?.score ?? 0).toBeLessThan(1);
    expect(await judged(exercise!.solution)).toEqual(solution);
  });
});
