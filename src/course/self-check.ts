import { z } from 'zod';

const answer = z.strictObject({
  says: z.string().min(1),
  because: z.string().min(20),
  right: z.literal(true).optional(),
});

const question = z.strictObject({
  ask: z.string().endsWith('?'),
  answers: z
    .array(answer)
    .min(3)
    .refine(
      (answers) => answers.filter(({ right }) => right).length === 1,
      'expected one right answer',
    ),
});

const topic = z.strictObject({
  chapter: z.string().min(1).describe("The chapter's address, such as virtual-memory."),
  name: z.string().min(3),
  claim: z.string().min(20).describe('What somebody who knows it could say of themselves.'),
  questions: z.array(question).length(4).describe('Two for before the course, two for after it.'),
});

/** content/self-check.json: what a learner rates, and the questions that show whether it holds. */
export const selfCheckSchema = z.array(topic).min(5);

export type SelfCheckTopic = z.infer<typeof topic>;
export type SelfCheckQuestion = z.infer<typeof question>;
