import type { SourcePosition } from './read-position.ts';

/** One step of a retainer path: how it is held, and what it is. */
export interface PathStep {
  readonly node: number;
  /**
   * How the step before holds it, as a path says it: `.users`, `[3]`, `entry "a"`, `closure
   * variable "x"`.
   */
  readonly by: string;
  /** Whether `by` goes on with the text before it, as `.users` does. */
  readonly joins: boolean;
  readonly what: string;
  /** How often the link of a chain that ends with it is there in a row; undefined for no chain. */
  readonly times?: number | undefined;
  /** Where the path begins in the queue of timers that are set, whatever the program calls its own. */
  readonly isTimerQueue?: true;
  /** Where a function, or the call of one, was written. */
  readonly position?: SourcePosition | undefined;
}
