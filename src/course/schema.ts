import { z } from 'zod';
import { parseBytes } from '../model/units.ts';
import { checkSchema } from './checks.ts';

const size = z.string().transform((text, context) => {
  const bytes = parseBytes(text);
  if (bytes === undefined) {
    context.addIssue({
      code: 'custom',
      message: `expected a size such as "64 MiB", found "${text}"`,
    });
    return z.NEVER;
  }
  return bytes;
});

/** exercise.json, field by field. */
export const exerciseFileSchema = z.strictObject({
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
      memory: size.describe('Of the whole sandbox, at least 16 MiB.'),
      ticks: z.int().min(1).describe('10,000 branches and calls each, for all rounds together.'),
      stack: size.describe('Of the learner’s calls.'),
    })
    .describe('What a run may use.'),
  starterFails: z.array(z.string()).min(1).describe('Kinds of check that the starter must fail.'),
  checks: z.array(checkSchema).min(1).describe('What is measured and graded.'),
});

export type ExerciseFile = z.infer<typeof exerciseFileSchema>;
