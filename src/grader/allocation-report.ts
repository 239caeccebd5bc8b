import * as z from 'zod/mini';
import type { AllocationCount } from '../sandbox/allocations/allocation-count.ts';

/** How many objects each line makes, as it goes from a worker to a page; see `AllocationCount`. */
export const allocationsSchema = z.object({
  perRound: z.number(),
  survivedPerRound: z.number(),
  keptPerRound: z.number(),
  rounds: z.number(),
  sites: z.array(
    z.object({
      ...{ line: z.number(), column: z.number(), what: z.string() },
      ...{ made: z.number(), survived: z.number(), kept: z.number() },
    }),
  ),
  fault: z.optional(
    z.object({
      kind: z.enum(['syntax', 'code-from-text', 'differs', 'error', 'budget']),
      message: z.string(),
    }),
  ),
});

export type AllocationReport = z.infer<typeof allocationsSchema>;

/** The same as plain data that may be sent. */
export function reportOf({ sites, ...count }: AllocationCount): AllocationReport {
  return { ...count, sites: sites.map((site) => ({ ...site })) };
}
