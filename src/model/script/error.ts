import { enumerated } from '../enumerated.ts';
import type { Place, Token } from './token.ts';

/** A script that cannot be read, as a value. */
export interface ScriptError extends Place {
  readonly expected: string;
  readonly found: string;
  /** What was expected, one by one: what an editor can offer there. */
  readonly choices: readonly string[];
}

/** A mistake in one line; `printMistake` adds what was probably meant. */
export function printError({ line, column, expected, found }: ScriptError): string {
  return `Line ${line}, column ${column}: expected ${expected}, found ${found}.`;
}

/** Letters of what was found that fit on a line. */
const mostShown = 60;

/** A word as an error names it. */
export function shown({ kind, text }: Token): string {
  if (kind === 'end') return text === ';' ? ';' : `the end of the ${text ? 'line' : 'script'}`;
  return clipped(text);
}

/** What was found, on a line. */
export function clipped(text: string): string {
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}

/** `a`, `a or b`, `a, b or c`. */
export const either = (choices: readonly string[]): string => enumerated(choices, 'or');
