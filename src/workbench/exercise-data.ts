import type { GradableExercise } from '../course/exercise.ts';

/** What a workbench loads when it is first used: more than the page needs to be read. */
export interface ExerciseData {
  readonly exercise: GradableExercise;
  /** Each hint as HTML, rendered from the authors' Markdown at build time. */
  readonly hints: readonly string[];
  readonly solution: string;
  /** The solution as drawn by Shiki. */
  readonly solutionHtml: string;
}

/** @throws Error that says what to do next. */
export async function loadExercise(url: string): Promise<ExerciseData> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) {
    throw new Error(
      'The exercise could not be loaded. Check your connection and try again; your code is kept.',
    );
  }
  return (await response.json()) as ExerciseData;
}
