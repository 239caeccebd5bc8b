import { readdirSync, readFileSync } from 'node:fs';
import { readExercise } from '../../../src/course/disk.ts';
import { type GradableExercise, gradable } from '../../../src/course/exercise.ts';
import type { Job } from '../../../src/grader/protocol.ts';
import { MADE_TO, SUBMISSIONS } from '../../grader/fixtures.ts';

/** A job that the browser and the command line must answer alike. */
export interface Pair {
  readonly name: string;
  readonly job: Extract<Job, { kind: 'grade' | 'measure' }>;
}

/** Every file of every exercise, on its first variant and its last. */
export async function exercisePairs(): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const id of readdirSync('exercises')) {
    const { exercise } = await readExercise('exercises', id);
    if (!exercise) throw new Error(`exercises/${id} can't be read: run the exercise gate`);
    const task: GradableExercise = gradable(exercise);
    const files = [
      ['starter.js', exercise.starter],
      ['solution.js', exercise.solution],
      ...exercise.wrong.map((one) => [`wrong/${one.name}`, one.source]),
      ...exercise.right.map((one) => [`right/${one.name}`, one.source]),
    ] as [string, string][];
    for (const [file, source] of files) {
      for (const variant of new Set([0, exercise.variants - 1])) {
        pairs.push({
          name: `${id}/${file}, variant ${variant}`,
          job: { kind: 'grade', exercise: task, source, variant },
        });
      }
    }
  }
  return pairs;
}

/** Submissions to exercises whose checks take more runs: more input, less stack, and limits met. */
export function moreRunsPairs(): Pair[] {
  return MADE_TO.flatMap(([exercise, names]) =>
    names.map((name) => ({
      name: `${exercise.id}/${name}`,
      job: { kind: 'grade' as const, exercise, source: SUBMISSIONS[name], variant: 0 },
    })),
  );
}

/** Every program of the corpus, with its label. */
export function corpusPairs(): (Pair & { leaks: boolean })[] {
  return ['leak', 'clean'].flatMap((kind) =>
    readdirSync(`tests/corpus/${kind}`).map((file) => ({
      name: `${kind}/${file}`,
      leaks: kind === 'leak',
      job: {
        kind: 'measure' as const,
        source: readFileSync(`tests/corpus/${kind}/${file}`, 'utf8'),
      },
    })),
  );
}
