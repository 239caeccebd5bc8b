import { z } from 'zod';

const shared = {
  points: z.int().min(1).describe('What the check is worth, in points.'),
  message: z
    .string()
    .min(1)
    .describe('What it means that the check failed; {measured} and {limit} are filled in.'),
};

const perRound = z.strictObject({
  bytesPerRound: z.number().min(0).describe('Bytes a round, after settling.'),
  blocksPerRound: z.number().min(0).describe('Blocks a round, after settling.'),
});

export const checkSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('result'),
    ...shared,
  }),
  z
    .strictObject({
      kind: z.literal('heap-growth'),
      ...shared,
      atMost: perRound.optional().describe('The heap may grow by this and no more.'),
      atLeast: perRound.optional().describe('The heap must grow by this or more: make it leak.'),
    })
    .refine((check) => (check.atMost === undefined) !== (check.atLeast === undefined), {
      message: 'expected either atMost or atLeast',
    }),
  z.strictObject({
    kind: z.literal('collected'),
    ...shared,
  }),
]);

/** One promise that a submission must keep. */
export type Check = z.infer<typeof checkSchema>;
export type CheckKind = Check['kind'];
