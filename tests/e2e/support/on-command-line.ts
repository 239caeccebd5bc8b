import { GradingPool } from '../../../src/cli/grading-pool.ts';
import type { Job } from '../../../src/grader/protocol.ts';

/** The command line's answers to jobs, as JSON; undefined where the kill timer ended one. */
export async function answerOnCommandLine(jobs: readonly Job[]): Promise<(string | undefined)[]> {
  const pool = new GradingPool(2, 30_000);
  try {
    return await Promise.all(
      jobs.map(async (job) => {
        const outcome = await pool.run(job);
        if (outcome?.kind === 'graded') return JSON.stringify(outcome.verdict);
        if (outcome?.kind === 'measured') return JSON.stringify(outcome.measurement);
        return outcome?.kind === 'failed' ? outcome.message : undefined;
      }),
    );
  } finally {
    await pool.close();
  }
}
