/** A part of the drawing that an answer can name. */
export interface Option {
  readonly id: string;
  readonly label: string;
}

/** What a figure asks before it shows a step; the model has the answer. */
export interface Question {
  readonly prompt: string;
  readonly options: readonly Option[];
  /** Ids of the right options: one, or all of several. */
  readonly right: readonly string[];
  /** Several may be picked, and are checked together. */
  readonly many?: boolean;
  /** Why the right ones are right; for a wrong answer, which rule would have given it. */
  explain(answer: readonly string[]): string;
}

/** An open question, as a drawing needs it. */
export interface Asking {
  readonly options: ReadonlySet<string>;
  readonly picked: ReadonlySet<string>;
  readonly pick: (id: string) => void;
}

export const isRight = ({ right }: Question, answer: readonly string[]): boolean =>
  answer.length === right.length && answer.every((id) => right.includes(id));
