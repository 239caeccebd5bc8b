/** One prediction that a reader made. */
export interface Answer {
  /** The scenario's name, or `own` for a script of the reader's. */
  readonly scenario: string;
  readonly step: number;
  readonly right: boolean;
}

/** Where predictions are kept; a figure only says them. */
export interface Answers {
  of(figure: string): readonly Answer[];
  add(figure: string, answer: Answer): void;
}
