import { z } from 'zod';
import { formatBytes } from '../model/units.ts';
import { byteSize } from './byte-size.ts';
import { GROWTH_CLASSES } from './growth-class.ts';

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

/** What array lists hold in reserve blurs the difference between O(n) and O(n log n). */
const MEMORY_GROWTHS = ['O(1)', 'O(log n)', 'O(n)'] as const;

/** An empty workload runs in 2 KiB of stack (measured); below this hardly anything else does. */
const MIN_STACK = 16 * 1024;
/**
 * QuickJS counts its own stack, in the program's memory. The host's stack under it must not end first,
 * or each browser gives its own answer: JSON.stringify, which takes 16 bytes of ours a level and over
 * 250 of the host's, ends Chromium's at 2,993 levels, while 32 KiB end at 1,941 (measured).
 */
const MAX_STACK = 32 * 1024;

const growth = <const Classes extends readonly [string, ...string[]]>(classes: Classes) =>
  z
    .enum(classes, {
      error: (issue) =>
        `expected one of ${classes.join(', ')}, found ${JSON.stringify(issue.input)}`,
    })
    .optional()
    .describe(
      'How it may grow at most with the size of the input, told from 1, 4 and 16 times it.',
    );

const numberAboveZero = ({ input }: { input?: unknown }) =>
  `expected a number above 0, found ${JSON.stringify(input)}`;

const EITHER_OR_BOTH = {
  message: 'expected atMost, growth or both, found neither',
};

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
  z.strictObject({
    kind: z.literal('allocations'),
    ...shared,
    atMost: z
      .strictObject({
        perRound: z.number().min(0).describe('Objects made a round, after settling.'),
      })
      .describe('The program may make so many objects and no more.'),
  }),
  z
    .strictObject({
      kind: z.literal('peak-heap'),
      ...shared,
      atMost: byteSize
        .optional()
        .describe('Bytes in use at any moment of the planned rounds, above the empty sandbox.'),
      growth: growth(MEMORY_GROWTHS),
    })
    .refine((check) => check.atMost !== undefined || check.growth !== undefined, EITHER_OR_BOTH),
  z
    .strictObject({
      kind: z.literal('ticks'),
      ...shared,
      atMost: z
        .number({ error: numberAboveZero })
        .positive({ error: numberAboveZero })
        .optional()
        .describe('For the planned rounds, to four decimals: 10,000 branches and calls each.'),
      growth: growth(GROWTH_CLASSES),
    })
    .refine((check) => check.atMost !== undefined || check.growth !== undefined, EITHER_OR_BOTH),
  z.strictObject({
    kind: z.literal('stack-depth'),
    ...shared,
    depth: z
      .int({ error: ({ input }) => `expected a whole number, found ${input}` })
      .min(1, { error: ({ input }) => `expected at least 1, found ${input}` })
      .describe('Passed to the workload as the size, in a run of its own.'),
    stack: byteSize
      .refine((bytes) => bytes >= MIN_STACK && bytes <= MAX_STACK, {
        error: ({ input }) =>
          `expected from "16 KiB" to "32 KiB", found ${formatBytes(Number(input))}: in less the workload itself can't run, in more the browser's own stack may end first`,
      })
      .describe('Of the calls in that run, 16 KiB to 32 KiB.'),
  }),
]);

/** One promise that a submission must keep. */
export type Check = z.infer<typeof checkSchema>;
export type CheckKind = Check['kind'];

/** True of a check that is judged by more than one run. */
export function runsAgain(check: Check): boolean {
  if (check.kind === 'stack-depth') return true;
  return (check.kind === 'peak-heap' || check.kind === 'ticks') && check.growth !== undefined;
}
