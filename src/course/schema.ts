import { z } from 'zod';
import { byteSize } from './byte-size.ts';
import { checkSchema, runsAgain } from './checks.ts';

/**
 * Checks that run a submission again may take as many ticks once more, and a page ends a grade after
 * 3 s: a tick takes 0.2 to 4 ms, the most where each branch allocates.
 */
const MAX_TICKS_WITH_RERUNS = 1000;

const fields = z.strictObject({
  title: z.string().min(1).describe('What the learner does, as an instruction.'),
  chapter: z.string().min(1).describe("The chapter's address, e.g. leaks-and-fragmentation."),
  difficulty: z.int().min(1).max(3).describe('1 to start with, 3 for a challenge.'),
  minutes: z.int().min(1).describe('How long it takes most people.'),
  misconception: z.string().min(1).describe('The belief that the exercise puts right.'),
  size: z.int().min(1).describe('How much each round does; passed to the workload.'),
  rounds: z.int().min(1).max(200).describe('Rounds that are always run.'),
  variants: z.int().min(1).describe('How many seeded variants there are.'),
  limits: z
    .strictObject({
      memory: byteSize.describe('Of the whole sandbox, at least 16 MiB.'),
      ticks: z.int().min(1).describe('10,000 branches and calls each, for all rounds together.'),
      stack: byteSize.describe('Of the learner’s calls.'),
    })
    .describe('What a run may use.'),
  starterFails: z.array(z.string()).min(1).describe('Kinds of check that the starter must fail.'),
  checks: z.array(checkSchema).min(1).describe('What is measured and graded.'),
});

/** exercise.json, field by field. */
export const exerciseFileSchema = fields.superRefine(({ limits, checks }, context) => {
  const again = checks.find(runsAgain);
  if (!again || limits.ticks <= MAX_TICKS_WITH_RERUNS) return;
  context.addIssue({
    code: 'custom',
    path: ['limits', 'ticks'],
    message: `expected at most ${MAX_TICKS_WITH_RERUNS}, since the check "${again.kind}" runs the submission again in as many, found ${limits.ticks}`,
  });
});

export type ExerciseFile = z.infer<typeof exerciseFileSchema>;
