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
    String.raw`(?<skip>[ \t\r]+|#[^\n]*)`,
    String.raw`(?<end>[;\n])`,
    String.raw`(?<string>"(?:[^"\\\n]|\\[^\n])*")`,
    String.raw`(?<number>-?\d[\w.]*)`,
    `(?<name>${word})`,
    '(?<sign>->|[=:+&,])',
    '(?<bad>.)',
  ].join('|'),
  'gsu',
);

/** A name that needs no quotes. */
export const plainName = new RegExp(`^${word}$`, 'u');

/** Cuts a script into words; what is no word comes back as one `bad` token a character. */
export function tokens(script: string): Token[] {
  const found: Token[] = [];
  let line = 1;
  let lineStart = 0;
  for (const match of script.matchAll(shape)) {
    const [kind, text] = Object.entries(match.groups ?? {}).find(([, hit]) => hit !== undefined)!;
    if (kind !== 'skip') {
      const column = match.index - lineStart + 1;
      found.push({ kind: kind as Token['kind'], text: text!, line, column });
    }
    if (text === '\n') {
      line += 1;
      lineStart = match.index + 1;
    }
  }
  found.push({ kind: 'end', text: '', line, column: script.length - lineStart + 1 });
  return found;
}
