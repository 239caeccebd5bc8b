/**
 * A learner's mistake as a value: a name that nobody declared, a byte nobody owns.
 * A model never throws one; it stands on the frame where it happened and the run goes on.
 */
export interface Fault<Code extends string = string> {
  /** Stable and kebab-case: figures and tests tell mistakes apart by it. */
  readonly code: Code;
  /** One sentence for the learner: what was expected, what was found. */
  readonly message: string;
  /** The name the mistake is about, where there is one. */
  readonly subject?: string;
}
