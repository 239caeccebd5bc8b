import { formatNumber } from '../units.ts';

/** Where something stands in a script; both count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Token extends Place {
  readonly kind: 'name' | 'string' | 'number' | 'sign' | 'end' | 'bad';
  /** As it was written. */
  readonly text: string;
}

/** A letter first, then letters, digits and single hyphens: `mark-sweep` is one name, `a->b` is not. */
const word = String.raw`[\p{L}_$][\p{L}\p{N}_$]*(?:-[\p{L}\p{N}_$]+)*`;

const shape = new RegExp(
  [
    // Any white space, such as a pasted no-break space or the mark that some editors begin a file with.
    String.raw`(?<skip>[^\S\n]+|#[^\n]*)`,
    String.raw`(?<end>[;\n])`,
    String.raw`(?<string>"(?:[^"\\\n]|\\[^\n])*")`,
    String.raw`(?<number>-?\d[\w.]*)`,
    `(?<name>${word})`,
    '(?<sign>->|[=:+&,*])',
    // An unclosed quote takes the rest of its line, or each of many would be looked for to its end.
    String.raw`(?<bad>"[^\n]*|.)`,
  ].join('|'),
  'gsu',
);

/** A script is written by hand; a file of another kind is not cut up to its end. */
const mostCharacters = 1_000_000;

/** A name that needs no quotes. */
export const plainName = new RegExp(`^${word}$`, 'u');

const kinds = ['end', 'string', 'number', 'name', 'sign', 'bad'] as const;

/**
 * Cuts a script into words; what is no word comes back as one `bad` token a character, or one for
 * a quote without end, and one for all that is too much.
 */
export function tokens(script: string): Token[] {
  const found: Token[] = [];
  let line = 1;
  let lineStart = 0;
  for (const match of script.slice(0, mostCharacters).matchAll(shape)) {
    const [text] = match;
    const kind = kinds.find((one) => match.groups![one] !== undefined);
    if (kind) found.push({ kind, text, line, column: match.index - lineStart + 1 });
    if (text === '\n') {
      line += 1;
      lineStart = match.index + 1;
    }
  }
  const end =
    script.length > mostCharacters
      ? ({ kind: 'bad', text: `more than ${formatNumber(mostCharacters)} characters` } as const)
      : ({ kind: 'end', text: '' } as const);
  const column = Math.min(script.length, mostCharacters) - lineStart + 1;
  found.push({ ...end, line, column });
  return found;
}
