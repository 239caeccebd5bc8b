import { exerciseIds, readExercise } from '../course/disk.ts';
import { type Exercise, gradable } from '../course/exercise.ts';
import type { Verdict } from '../grader/verdict.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { EXERCISES } from './course-folders.ts';
import { GradingPool } from './grading-pool.ts';
import { gradeSubmission } from './submission.ts';

export const CHECK_USAGE = `check [EXERCISE…]
  Runs what the authors promise: starters fail as declared, solutions pass, each near miss fails
  for its reason. Exit code: 0, or 1 with a row for each broken promise.`;

/** A promise about one file: which kinds of check must fail (none: it passes). */
interface Promised {
  readonly file: string;
  readonly source: string;
  readonly fails: readonly string[];
}

export const checkCommand: Command = async (args, { out }) => {
  const { positionals } = readArguments(args, {});
  const ids = positionals.length > 0 ? positionals : await exerciseIds(EXERCISES);
  // Their authors are trusted, and a busy machine is no breach: the kill timer is generous.
  const pool = new GradingPool(undefined, 30_000);
  const broken: string[] = [];
  let kept = 0;
  try {
    for (const id of ids) {
      const { exercise, problems } = await readExercise(EXERCISES, id);
      if (!exercise) {
        broken.push(...problems.map((problem) => `${problem.file}: ${problem.message}`));
        continue;
      }
      const rows = await Promise.all(
        promisesOf(exercise).flatMap((promised) =>
          variantsToTry(exercise, promised).map(async (variant) => {
            const verdict = await gradeSubmission(
              pool,
              gradable(exercise),
              promised.source,
              variant,
            );
            return breach(promised, verdict, variant);
          }),
        ),
      );
      const found = rows.filter((row) => row !== undefined);
      kept += rows.length - found.length;
      broken.push(...found.map((row) => `exercises/${id}/${row}`));
    }
  } finally {
    await pool.close();
  }
  for (const row of broken) out(row);
  out(`${ids.length} exercises: ${kept} promises kept, ${broken.length} broken`);
  return broken.length === 0 ? 0 : 1;
};

function promisesOf(exercise: Exercise): Promised[] {
  return [
    { file: 'starter.js', source: exercise.starter, fails: exercise.starterFails },
    { file: 'solution.js', source: exercise.solution, fails: [] },
    ...exercise.wrong.map(({ name, source, fails }) => ({ file: `wrong/${name}`, source, fails })),
    ...exercise.right.map(({ name, source }) => ({ file: `right/${name}`, source, fails: [] })),
  ];
}

/** Solutions are tried on every variant, the rest on the first. */
function variantsToTry(exercise: Exercise, promised: Promised): number[] {
  const count = promised.fails.length === 0 ? exercise.variants : 1;
  return Array.from({ length: count }, (_, variant) => variant);
}

/** What is broken, as a row that says expected and found; undefined where the promise is kept. */
function breach({ file, fails }: Promised, verdict: Verdict, variant: number): string | undefined {
  const found = verdict.error
    ? [`crashed with ${verdict.error.name}: ${verdict.error.message}`]
    : verdict.checks.filter((check) => !check.passed).map((check) => check.kind);
  const expected = [...fails].sort().join(', ') || 'every check to hold';
  const actual = [...new Set(found)].sort().join(', ') || 'every check to hold';
  if (expected === actual) return undefined;
  const messages = verdict.checks.filter((check) => check.message).map((check) => check.message);
  return `${file} (variant ${variant}): expected ${fails.length > 0 ? 'to fail ' : ''}${expected}, found ${actual}. ${messages.join(' ')}`;
}
