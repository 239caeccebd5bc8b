import * as z from 'zod/mini';

/**
 * What a run says of a submission. It holds no clock, path or host, so that its JSON is the same
 * bytes in every browser and on the command line.
 */
const reading = z.object({
  /** Bytes in use above the baseline, after the round and a forced collection. */
  bytes: z.number(),
  /** Blocks in use above the baseline. */
  blocks: z.number(),
});

const checkResult = z.object({
  kind: z.string(),
  passed: z.boolean(),
  points: z.number(),
  /** null where the run, or another that the check needs, ended before it could be measured. */
  measured: z.nullable(z.number()),
  limit: z.number(),
  unit: z.string(),
  /** What a failed check means, in the exercise's own words; empty where it passed. */
  message: z.string(),
});

const programError = z.object({
  name: z.string(),
  message: z.string(),
  line: z.optional(z.number()),
  column: z.optional(z.number()),
});

const retainer = z.object({
  path: z.string(),
  count: z.number(),
  retainedBytes: z.number(),
  line: z.optional(z.number()),
});

export const verdictSchema = z.object({
  exercise: z.string(),
  variant: z.number(),
  outcome: z.enum(['pass', 'fail', 'crashed', 'stopped']),
  /** Points won of all points, 0 to 1; 0 where a result is wrong, whatever it takes. */
  score: z.number(),
  checks: z.array(checkResult),
  rounds: z.array(reading),
  /** The most bytes in use above the baseline at any moment of the run, exact. */
  peakBytes: z.number(),
  ticks: z.number(),
  retainers: z.array(retainer),
  /** Why there are no retainers though memory is what failed. */
  unexplained: z.optional(z.string()),
  error: z.optional(programError),
  /** At most 200 entries of 2,000 characters, then one that counts the rest. */
  console: z.array(
    z.object({ level: z.enum(['log', 'info', 'warn', 'error', 'debug']), text: z.string() }),
  ),
  build: z.object({ engine: z.string(), grader: z.string(), exercise: z.string() }),
});

export type Verdict = z.infer<typeof verdictSchema>;
export type CheckResult = z.infer<typeof checkResult>;
export type Retainer = z.infer<typeof retainer>;

export const measurementSchema = z.object({
  verdict: z.enum(['leak', 'stable', 'error']),
  bytesPerRound: z.number(),
  blocksPerRound: z.number(),
  rounds: z.array(reading),
  peakBytes: z.number(),
  ticks: z.number(),
  retainers: z.array(retainer),
  unexplained: z.optional(z.string()),
  error: z.optional(programError),
});
