/** What is wrong with a file of the course, in the words that its author needs. */
export interface OutlineProblem {
  field: string;
  expected: string;
  found: string;
  todo: string;
}

/** Thrown by the build: the course as it lies on disk cannot be put in order. */
export class OutlineError extends Error {
  override name = 'OutlineError';

  /** `id` is the file's path inside content/ without its ending. */
  constructor(id: string, { field, expected, found, todo }: OutlineProblem) {
    super(
      `content/${id}.mdx, ${field}: expected ${expected}; found ${found}. What to do: ${todo}.`,
    );
  }
}
