import type { Check } from '../../course/checks.ts';
import type { AllocationCount } from '../../sandbox/allocations/allocation-count.ts';
import type { ResultRow } from '../../sandbox/session.ts';
import type { Descent } from '../descent.ts';
import type { Growth } from '../growth.ts';
import type { Rerun } from '../reruns.ts';
import type { Spending } from '../rounds.ts';

/** What a finished run gives the checks to judge by. */
export interface RunFacts {
  readonly growth: Growth;
  /** A limit ended the run while it was open whether the heap grows. */
  readonly undecided: boolean;
  readonly results: readonly ResultRow[];
  /** Watched objects that outlived a round, with how many did. */
  readonly uncollected: ReadonlyMap<string, number>;
  /** What the planned rounds took. */
  readonly planned: Spending;
  /** The same with the input at each of `SCALES`, up to the first run that ended early. */
  readonly scaled: readonly (Spending & Partial<Pick<Rerun, 'error' | 'rows'>>)[];
  /** How deep it came, for each check of that kind. */
  readonly descents: ReadonlyMap<Check, Descent>;
  /** From a run of its own, where a check asks for it. */
  readonly allocations?: AllocationCount | undefined;
}

/** A check's finding. `words` is what {measured} in its message becomes. */
export interface Finding {
  readonly passed: boolean;
  /** null where a run that the check needs ended early. */
  readonly measured: number | null;
  readonly limit: number;
  readonly unit: string;
  readonly words: string;
  /** What {limit} becomes, where it is not the limit in its unit. */
  readonly limitWords?: string;
  /** Added to the message where it failed. */
  readonly detail?: string;
  /** Said instead of the exercise's own message, where that would be wrong. */
  readonly instead?: string;
}
