import { Marked } from 'marked';
import { codeToHtml } from 'shiki';
import { exerciseIds, readExercise } from '../course/disk.ts';
import { type Exercise, gradable } from '../course/exercise.ts';
import { pageTheme } from '../workbench/code-theme.ts';
import type { ExerciseData } from '../workbench/exercise-data.ts';
import type { WorkbenchProps } from '../workbench/workbench.tsx';
import { fragmentationHref } from './fragmentation-href.ts';
import { href } from './href.ts';

const ROOT = 'exercises';

/** Prompts and hints, with the apostrophes of the lessons around them. */
const prose = new Marked({
  walkTokens(token) {
    if (token.type === 'text') token.text = token.text.replace(/(\w)'(?=\w)/g, '$1’');
  },
});

/** @throws Error with a row for each problem, so that a broken exercise breaks the build. */
export async function loadExercise(id: string): Promise<Exercise> {
  const { exercise, problems } = await readExercise(ROOT, id);
  if (exercise) return exercise;
  throw new Error(problems.map((problem) => `${problem.file}: ${problem.message}`).join('\n'));
}

export async function loadExercises(): Promise<Exercise[]> {
  return Promise.all((await exerciseIds(ROOT)).map(loadExercise));
}

export async function workbenchProps(exercise: Exercise): Promise<WorkbenchProps> {
  const { id, title } = exercise;
  // Without the line break at the end of the file, which would show as an empty line.
  const starter = exercise.starter.trimEnd();
  return {
    ...{ id, title, starter },
    dataUrl: href(`/exercises/${id}.json`),
    starterHtml: await drawCode(starter),
    promptHtml: await prose.parse(exercise.prompt),
    hintCount: exercise.hints.length,
    fragmentationUrl: await fragmentationHref(),
  };
}

export async function exerciseData(exercise: Exercise): Promise<ExerciseData> {
  return {
    exercise: gradable(exercise),
    hints: await Promise.all(exercise.hints.map((hint) => prose.parse(hint))),
    solution: exercise.solution,
    solutionHtml: await drawCode(exercise.solution.trimEnd()),
  };
}

/** A module as `<code>` with a span a line, without the `<pre>` that Shiki puts around it. */
export async function drawCode(source: string): Promise<string> {
  const html = await codeToHtml(source, { lang: 'javascript', theme: pageTheme });
  return html.replace(/^<pre[^>]*>/, '').replace(/<\/pre>$/, '');
}
