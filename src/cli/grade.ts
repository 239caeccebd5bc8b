import { readFile } from 'node:fs/promises';
import { readExercise } from '../course/disk.ts';
import { gradable } from '../course/exercise.ts';
import { nextStep } from '../grader/explain.ts';
import { printable } from '../grader/printable.ts';
import { GROWTH_UNIT, quantity } from '../grader/quantity.ts';
import type { Verdict } from '../grader/verdict.ts';
import { formatNumber } from '../model/units.ts';
import { readArguments, readNumber } from './arguments.ts';
import { type Command, UsageError } from './command.ts';
import { EXERCISES } from './course-folders.ts';
import { GradingPool } from './grading-pool.ts';
import { leakLines } from './leak-lines.ts';
import { gradeSubmission } from './submission.ts';

export const GRADE_USAGE = `grade EXERCISE PATH… [--format text|json] [--variant N]
  Grades each submission. Exit code: 0 all pass, 1 one fails, 2 one could not be run.`;

export const gradeCommand: Command = async (args, { out, err }) => {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string', default: 'text' },
    variant: { type: 'string' },
  });
  const [id, ...paths] = positionals;
  if (id === undefined || paths.length === 0) {
    throw new UsageError(
      `grade: expected an exercise and at least one file, found ${positionals.length} arguments`,
    );
  }
  if (values.format !== 'text' && values.format !== 'json') {
    throw new UsageError(`--format: expected text or json, found "${values.format}"`);
  }
  const { exercise, problems } = await readExercise(EXERCISES, id);
  if (!exercise) {
    for (const problem of problems) err(`${problem.file}: ${problem.message}`);
    return 2;
  }
  const variant = readNumber('variant', values.variant, 0) ?? 0;
  if (variant >= exercise.variants) {
    throw new UsageError(
      `--variant: expected a number below ${exercise.variants}, found ${variant}`,
    );
  }

  const pool = new GradingPool();
  const task = gradable(exercise);
  try {
    const pending = paths.map(async (path) => {
      try {
        const source = await readFile(path, 'utf8');
        return { path, source, verdict: await gradeSubmission(pool, task, source, variant) };
      } catch (error) {
        return { path, error: (error as Error).message };
      }
    });
    let exit = 0;
    for (const promise of pending) {
      const row = await promise;
      if (row.verdict === undefined) {
        err(`${row.path}: ${row.error}`);
        exit = 2;
        continue;
      }
      const { verdict, source } = row;
      const isJson = values.format === 'json';
      out(isJson ? JSON.stringify({ path: row.path, verdict }) : report(row.path, verdict, source));
      if (verdict.outcome === 'crashed' || verdict.outcome === 'stopped') exit = 2;
      else if (verdict.outcome === 'fail' && exit === 0) exit = 1;
    }
    return exit;
  } finally {
    await pool.close();
  }
};

function report(path: string, verdict: Verdict, source: string): string {
  const { error } = verdict;
  const where =
    error?.line === undefined
      ? ''
      : ` (line ${error.line}${error.column === undefined ? '' : `, column ${error.column}`})`;
  return [
    `${path}: ${verdict.outcome}, ${formatNumber(Math.round(verdict.score * 1000) / 10)} % of the points`,
    ...(error ? [`  ${printable(`${error.name}: ${error.message}`)}${where}`] : []),
    ...verdict.checks.map((check) => {
      const isClass = check.unit === GROWTH_UNIT;
      const number = (value: number) =>
        isClass ? quantity(value, check.unit) : formatNumber(value);
      const measured = check.measured === null ? 'not measured' : number(check.measured);
      const numbers = `${measured} / ${number(check.limit)} ${isClass ? '' : check.unit}`.trimEnd();
      return `  ${check.passed ? 'holds' : 'fails'}  ${check.kind}  ${numbers}${check.message ? `  ${printable(check.message)}` : ''}`;
    }),
    ...leakLines(path, verdict, source),
    `  ${nextStep(verdict)}`,
  ].join('\n');
}
