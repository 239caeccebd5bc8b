import { printable } from '../printable.ts';

/** Characters that a name or description in a table may have, and a path. */
const LONGEST = 160;
export const LONGEST_PATH = 1000;

/** A text of the program's, fit for one line of a page: cut, with no character that can't be seen. */
export function said(text: string, longest = LONGEST): string {
  const shown = printable(text.length > longest ? text.slice(0, longest) : text);
  return shown.length > longest || text.length > longest ? `${shown.slice(0, longest)}…` : shown;
}
