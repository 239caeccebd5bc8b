import * as z from 'zod/mini';
import type { GradableExercise } from '../course/exercise.ts';
import { allocationsSchema } from './allocation-report.ts';
import { answerSchema, explanationSchema, querySchema } from './explanation.ts';
import { measurementSchema, verdictSchema } from './verdict.ts';

/**
 * What a page or the command line and a worker say to each other: each request has an id, each
 * reply bears it. To cancel is to end the worker, since a busy one can't listen.
 */
const exercise = z.custom<GradableExercise>(
  (value) =>
    typeof value === 'object' && value !== null && 'workload' in value && 'checks' in value,
);

export const requestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('grade'),
    id: z.number(),
    exercise,
    source: z.string(),
    variant: z.number(),
  }),
  z.object({
    kind: z.literal('measure'),
    id: z.number(),
    source: z.string(),
    rounds: z.optional(z.number()),
  }),
  /** Runs the program once more and keeps a snapshot of its heap, for `inspect`. */
  z.object({
    kind: z.literal('explain'),
    id: z.number(),
    source: z.string(),
    /** Under its workload; without one the source's own `round(i)` is run. */
    exercise: z.optional(exercise),
    variant: z.number(),
    /** Rounds that the measured run had: how far the program can be taken. */
    measured: z.number(),
    /** Whether it was seen to grow: then what grew at all is told, else what grew in each span. */
    leaks: z.boolean(),
    /** What was made after this round is 'fresh' in the snapshot; 0: since the first began. */
    since: z.optional(z.number()),
  }),
  /** Counts, in runs of its own, how many objects each line makes a round. */
  z.object({
    kind: z.literal('allocations'),
    id: z.number(),
    source: z.string(),
    exercise: z.optional(exercise),
    variant: z.number(),
    measured: z.number(),
  }),
  /** Asks the snapshot that the last `explain` of this worker left. */
  z.object({ kind: z.literal('inspect'), id: z.number(), query: querySchema }),
]);

const gradedSchema = z.object({
  kind: z.literal('graded'),
  id: z.number(),
  verdict: verdictSchema,
  /** Beside the verdict, never in it. */
  milliseconds: z.number(),
});
const measuredSchema = z.object({
  kind: z.literal('measured'),
  id: z.number(),
  measurement: measurementSchema,
  milliseconds: z.number(),
});

export const replySchema = z.discriminatedUnion('kind', [
  gradedSchema,
  measuredSchema,
  z.object({
    kind: z.literal('explained'),
    id: z.number(),
    explanation: explanationSchema,
    milliseconds: z.number(),
  }),
  z.object({
    kind: z.literal('counted'),
    id: z.number(),
    allocations: allocationsSchema,
    milliseconds: z.number(),
  }),
  z.object({ kind: z.literal('inspected'), id: z.number(), answer: answerSchema }),
  /**
   * Said before a reply, where a run is over and what holds its memory is looked up: the program
   * has kept its time, and what follows gets a time of its own. Where that is too short or fails,
   * `known` is the reply.
   */
  z.object({
    kind: z.literal('explaining'),
    id: z.number(),
    known: z.discriminatedUnion('kind', [gradedSchema, measuredSchema]),
  }),
  /** Said once, when the worker has loaded what it needs: from then on a run is on the clock. */
  z.object({ kind: z.literal('ready'), id: z.literal(0) }),
  z.object({ kind: z.literal('failed'), id: z.number(), message: z.string() }),
]);

export type Request = z.infer<typeof requestSchema>;
/** A reply that is known before what holds the memory is. */
export type Judged = Extract<z.infer<typeof replySchema>, { kind: 'graded' | 'measured' }>;
export type Reply = z.infer<typeof replySchema>;
/** A request before its sender gives it an id. */
export type Job = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;
