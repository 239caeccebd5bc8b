/** What draws nothing, turns the writing direction or is half a character. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What functions and classes are called by those who mean no harm: `get value`, `[Symbol.iterator]`. */
const PLAIN = /^[\p{ID_Continue}$#.\-[\] ]*$/u;

/** Text from a program, for one line: what can't be seen as it is stands there as a code. */
export function printable(text: string): string {
  return text.replace(
    UNSEEN,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Text from a program in quotes, on one line. */
export function quoted(text: string): string {
  return printable(JSON.stringify(text));
}

/**
 * A name from a program as it is, or in quotes where it could be taken for more than a name: for a
 * step of a path (` → `), another's value (` = `) or a size (`Map(3)`).
 */
export function plainName(text: string): string {
  return PLAIN.test(text) && !text.startsWith(' ') ? text : quoted(text);
}
