import type { ResultRow } from '../../sandbox/session.ts';
import type { Growth } from '../growth.ts';

/** What a finished run gives the checks to judge by. */
export interface RunFacts {
  readonly growth: Growth;
  /** A limit ended the run while it was open whether the heap grows. */
  readonly undecided: boolean;
  readonly results: readonly ResultRow[];
  /** Watched objects that outlived a round, with how many did. */
  readonly uncollected: ReadonlyMap<string, number>;
}

/** A check's finding. `words` is what {measured} in its message becomes. */
export interface Finding {
  readonly passed: boolean;
  readonly measured: number;
  readonly limit: number;
  readonly unit: string;
  readonly words: string;
  /** Added to the message where it failed. */
  readonly detail?: string;
  /** Said instead of the exercise's own message, where that would be wrong. */
  readonly instead?: string;
}
