import type { Place, Token } from './token.ts';

/** A script that cannot be read, as a value. */
export interface ScriptError extends Place {
  readonly expected: string;
  readonly found: string;
  /** What was expected, one by one: what an editor can offer there. */
  readonly choices: readonly string[];
}

/** A mistake in one sentence, as every reader of scripts shows it. */
export function printError({ line, column, expected, found }: ScriptError): string {
  return `Line ${line}, column ${column}: expected ${expected}, found ${found}.`;
}

/** A word as an error names it. */
export function shown({ kind, text }: Token): string {
  if (kind === 'end') return text === ';' ? ';' : `the end of the ${text ? 'line' : 'script'}`;
  return text;
}

/** `a`, `a or b`, `a, b or c`. */
export function either(choices: readonly string[]): string {
  const last = choices.at(-1) ?? '';
  return choices.length < 2 ? last : `${choices.slice(0, -1).join(', ')} or ${last}`;
}
