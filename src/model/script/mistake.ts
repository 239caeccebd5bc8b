import { editDistance } from './edit-distance.ts';
import { printError, type ScriptError } from './error.ts';
import { plainName } from './token.ts';

/** A mistake in one line, as those who write scripts read it. */
export function printMistake(error: ScriptError): string {
  const meant = meantBy(error);
  const question = meant === undefined ? '' : ` Did you mean ${meant}?`;
  return `${printError(error)}${question}`;
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
