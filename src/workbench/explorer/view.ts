import type { Answers } from './answers.ts';
import type { Left, Place } from './place.ts';

/** What each view of a snapshot is given. */
export interface ViewProps {
  answers: Answers;
  left: Left;
  /** Remembers how the view stands. */
  onLeft: (left: Partial<Left>) => void;
  onOpen: (place: Place) => void;
  onLine: (line: number) => void;
  /** Says something to those who can't see it. */
  say: (text: string) => void;
  /** Whether what the realm brought along is shown, too. */
  isAll: boolean;
  /** The round after which things are called new; 0: since the program began. */
  since: number;
}

/** The first row of a table. */
export function fromOf(left: Left, table: string): number {
  return left.from?.[table] ?? 0;
}

/** When what is not new was made. */
export function beforeWords(since: number): string {
  return since === 0 ? 'before the program' : `in round ${since} or before`;
}

/** `round 8`, or what was before the first. */
export function sinceWords(since: number): string {
  return since === 0 ? 'the program began' : `round ${since}`;
}
