import { exerciseIds, readExercise } from '../course/disk.ts';
import { type Exercise, gradable } from '../course/exercise.ts';
import type { Verdict } from '../grader/verdict.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { EXERCISES } from './course-folders.ts';
import { GradingPool } from './grading-pool.ts';
import { gradeSubmission } from './submission.ts';

export const CHECK_USAGE = `check [EXERCISE…] [--every-variant]
  Runs what the authors promise: starters fail as declared, solutions pass, each near miss fails
  for its reason. Solutions are run on the first variant and the last, or on every one.
  Exit code: 0, or 1 with a row for each broken promise.`;

/** A promise about one file: which kinds of check must fail (none: it passes). */
interface Promised {
  readonly file: string;
  readonly source: string;
  readonly fails: readonly string[];
}

export const checkCommand: Command = async (args, { out }) => {
  const { positionals, values } = readArguments(args, { 'every-variant': { type: 'boolean' } });
  const every = values['every-variant'] ?? false;
  const ids = positionals.length > 0 ? positionals : await exerciseIds(EXERCISES);
  // Their authors are trusted, and a busy machine is no breach: the kill timer is generous.
  const pool = new GradingPool(undefined, 30_000);
  const broken: string[] = [];
  let kept = 0;
  try {
    // All at once, so that no thread waits for the last run of an exercise.
    const checked = ids.map(async (id): Promise<(string | undefined)[]> => {
      const { exercise, problems } = await readExercise(EXERCISES, id);
      if (!exercise) return problems.map((problem) => `${problem.file}: ${problem.message}`);
      return Promise.all(
        promisesOf(exercise).flatMap((promised) =>
          variantsToTry(exercise, promised, every).map(async (variant) => {
            const task = gradable(exercise);
            const verdict = await gradeSubmission(pool, task, promised.source, variant);
            const row = breach(promised, verdict, variant);
            return row && `exercises/${id}/${row}`;
          }),
        ),
      );
    });
    for (const row of (await Promise.all(checked)).flat()) {
      if (row === undefined) kept += 1;
      else broken.push(row);
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

/** Solutions are tried on the first variant and the last or on all, the rest on the first. */
function variantsToTry({ variants }: Exercise, { fails }: Promised, every: boolean): number[] {
  if (fails.length > 0) return [0];
  if (every) return Array.from({ length: variants }, (_, variant) => variant);
  return [...new Set([0, variants - 1])];
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
