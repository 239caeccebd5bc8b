/**
 * A command's result: what goes to standard output as it comes, and the exit code at the end. Whoever
 * writes a lot waits for each line, or all that a slow reader has not read yet stays in memory.
 */
export interface Output {
  readonly out: (line: string) => Promise<void>;
  readonly err: (line: string) => void;
}

export type Command = (args: readonly string[], output: Output) => Promise<number>;

/** A mistake in the command line itself: said in one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
