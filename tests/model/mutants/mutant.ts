/** A deliberate fault in the model: one line that is wrong in the way people get it wrong. */
export interface Mutant {
  /** What is wrong now, in words. */
  readonly fault: string;
  /** Inside src/model. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** The test file that has to fail, inside tests. */
  readonly caughtBy: string;
}

/** The source with its fault. @throws Error if the text to replace does not stand there exactly once. */
export function mutate({ file, find, replace }: Mutant, source: string): string {
  const places = source.split(find).length - 1;
  if (places !== 1) throw new Error(`${file}: expected ${find} once, found it ${places} times`);
  return source.replace(find, () => replace);
}
