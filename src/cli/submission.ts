import type { GradableExercise } from '../course/exercise.ts';
import { stoppedVerdict } from '../grader/grade.ts';
import type { Verdict } from '../grader/verdict.ts';
import { EngineError } from '../sandbox/engine-error.ts';
import { graderHash } from './grader-hash.ts';
import type { GradingPool } from './grading-pool.ts';

/** Grades one source in the pool. @throws EngineError where the sandbox itself failed. */
export async function gradeSubmission(
  pool: GradingPool,
  exercise: GradableExercise,
  source: string,
  variant: number,
): Promise<Verdict> {
  const outcome = await pool.run({ kind: 'grade', exercise, source, variant });
  if (!outcome) return stoppedVerdict(graderHash(), exercise, variant);
  if (outcome.kind === 'graded') return outcome.verdict;
  throw new EngineError(outcome.kind === 'failed' ? outcome.message : 'expected a verdict');
}
