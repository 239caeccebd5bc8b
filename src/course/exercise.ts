import type { Check } from './checks.ts';
import { type ExerciseFile, exerciseFileSchema } from './schema.ts';

/** A near miss that an author declares: `fails` are the kinds of check that must fail. */
export interface WrongVariant {
  readonly name: string;
  readonly fails: readonly string[];
  readonly reason: string;
  readonly source: string;
}

/** A correct solution in another style. */
export interface RightVariant {
  readonly name: string;
  readonly style: string;
  readonly source: string;
}

/** What grading needs of an exercise. Plain data, so that it can be sent to a worker. */
export interface GradableExercise {
  readonly id: string;
  readonly size: number;
  readonly rounds: number;
  readonly limits: {
    readonly memoryBytes: number;
    readonly ticks: number;
    readonly stackBytes: number;
  };
  readonly checks: readonly Check[];
  readonly workload: string;
  /** Names that the starter exports, which the learner's module must export too. */
  readonly exports: readonly string[];
  /** Hash of all of the above, as hex. */
  readonly hash: string;
}

/** An exercise folder, read and checked. */
export interface Exercise extends GradableExercise {
  readonly title: string;
  readonly chapter: string;
  readonly difficulty: number;
  readonly minutes: number;
  readonly misconception: string;
  readonly variants: number;
  readonly starterFails: readonly string[];
  /** Markdown. */
  readonly prompt: string;
  readonly starter: string;
  readonly solution: string;
  /** Three hints, Markdown, from a question to nearly the answer. */
  readonly hints: readonly string[];
  readonly wrong: readonly WrongVariant[];
  readonly right: readonly RightVariant[];
}

/** A folder's text files by their path in it, e.g. `wrong/leaks-slowly.js`. */
export type ExerciseFiles = ReadonlyMap<string, string>;

/** One thing that is wrong with a content file. */
export interface Problem {
  readonly file: string;
  readonly message: string;
}

export type ParsedExercise =
  | { readonly exercise: Exercise; readonly problems: readonly [] }
  | { readonly exercise?: undefined; readonly problems: readonly Problem[] };

const REQUIRED = [
  'exercise.json',
  'prompt.md',
  'starter.js',
  'solution.js',
  'workload.js',
  'hints.md',
];
const MIN_WRONG = 4;
const FAILS = /^\/\/ fails ([a-z-]+(?:\s*,\s*[a-z-]+)*): (.+)$/;
const STYLE = /^\/\/ style: (.+)$/;
const EXPORT =
  /^export\s+(?:async\s+)?(?:function\*?|class|const|let|var)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gmu;

/**
 * Reads an exercise from its files; `hash` gives the hex digest of a text. Problems name the file,
 * what was expected and what was found.
 */
export function parseExercise(
  id: string,
  files: ExerciseFiles,
  hash: (text: string) => string,
): ParsedExercise {
  const problems: Problem[] = [];
  const report = (file: string, message: string) =>
    problems.push({ file: `exercises/${id}/${file}`, message });
  for (const name of REQUIRED) if (!files.has(name)) report(name, 'expected this file, found none');
  if (problems.length > 0) return { problems };

  const file = parseExerciseFile(files.get('exercise.json')!, (message) =>
    report('exercise.json', message),
  );
  const hints = parseHints(files.get('hints.md')!);
  if (hints.length !== 3)
    report('hints.md', `expected three "## " sections, found ${hints.length}`);
  const wrong = [...files].flatMap(([path, source]) => {
    if (!path.startsWith('wrong/')) return [];
    const match = FAILS.exec(firstLine(source));
    if (!match)
      report(
        path,
        `expected a first line like "// fails heap-growth: why", found "${firstLine(source)}"`,
      );
    const name = path.slice('wrong/'.length);
    return match ? [{ name, fails: match[1]!.split(/\s*,\s*/), reason: match[2]!, source }] : [];
  });
  if (wrong.length < MIN_WRONG)
    report('wrong/', `expected at least ${MIN_WRONG} near misses, found ${wrong.length}`);
  const right = [...files].flatMap(([path, source]) => {
    if (!path.startsWith('right/')) return [];
    const match = STYLE.exec(firstLine(source));
    if (!match)
      report(path, `expected a first line like "// style: closure", found "${firstLine(source)}"`);
    return match ? [{ name: path.slice('right/'.length), style: match[1]!, source }] : [];
  });
  const starter = files.get('starter.js')!;
  const exports = [...starter.matchAll(EXPORT)].map((match) => match[1]!);
  if (exports.length === 0) report('starter.js', 'expected at least one named export, found none');
  if (!file || problems.length > 0) return { problems };

  const workload = files.get('workload.js')!;
  const { limits, ...rest } = file;
  const exercise: Exercise = {
    ...rest,
    ...{ id, exports, workload, starter, hints, wrong, right },
    limits: { memoryBytes: limits.memory, ticks: limits.ticks, stackBytes: limits.stack },
    prompt: files.get('prompt.md')!,
    solution: files.get('solution.js')!,
    hash: hash(JSON.stringify([file, workload, exports])),
  };
  return { exercise, problems: [] };
}

/** The part of an exercise that grading needs. */
export function gradable(exercise: Exercise): GradableExercise {
  const { id, size, rounds, limits, checks, workload, exports, hash } = exercise;
  return { id, size, rounds, limits, checks, workload, exports, hash };
}

function parseExerciseFile(
  text: string,
  report: (message: string) => void,
): ExerciseFile | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    report(`expected JSON, found: ${(error as Error).message}`);
    return undefined;
  }
  const result = exerciseFileSchema.safeParse(json);
  if (result.success) return result.data;
  for (const issue of result.error.issues)
    report(`${issue.path.join('.') || '(top)'}: ${issue.message}`);
  return undefined;
}

function parseHints(text: string): string[] {
  return text
    .split(/^## .*$/m)
    .slice(1)
    .map((hint) => hint.trim());
}

function firstLine(source: string): string {
  return source.split('\n', 1)[0]!;
}
