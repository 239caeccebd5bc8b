import { editDistance } from './edit-distance.ts';
import { type Place, plainName, type Token } from './token.ts';

/** A script that cannot be read, as a value. */
export interface ScriptError extends Place {
  readonly expected: string;
  readonly found: string;
  /** What was expected, one by one: what an editor can offer there. */
  readonly choices: readonly string[];
}

/** A mistake in one line, as every reader of scripts shows it. */
export function printError(error: ScriptError): string {
  const { line, column, expected, found } = error;
  const meant = meantBy(error);
  const question = meant === undefined ? '' : ` Did you mean ${meant}?`;
  return `Line ${line}, column ${column}: expected ${expected}, found ${found}.${question}`;
}

/** What was probably meant: an example with the word that was found, or the nearest word of two letters at most away. */
export function meantBy({ choices, found }: ScriptError): string | undefined {
  if (found.length < 3 || !plainName.test(found)) return undefined;
  const wanted = found.toLowerCase();
  // `malloc 16` lacks its head: `a = malloc 64KB` shows it.
  const examples = choices.map((choice) => / such as (.* .*)$/.exec(choice)?.[1] ?? '');
  const example = examples.find((one) => one.split(' ').includes(found));
  if (example !== undefined) return example;
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const word of choices.map((choice) => choice.replace(/=…$/, ''))) {
    if (!plainName.test(word) || Math.abs(word.length - wanted.length) > 2) continue;
    const distance = editDistance(wanted, word);
    // Of a short word two other letters make any other one.
    if (distance <= (word.length < 4 ? 1 : 2) && distance < (best?.distance ?? 3)) {
      best = { word, distance };
    }
  }
  return best?.word;
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
export function either(choices: readonly string[]): string {
  const last = choices.at(-1) ?? '';
  return choices.length < 2 ? last : `${choices.slice(0, -1).join(', ')} or ${last}`;
}
