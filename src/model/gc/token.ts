/** Where something stands in a script; both count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Token extends Place {
  readonly kind: 'name' | 'string' | 'size' | 'arrow' | 'end' | 'bad';
  /** As it was written. */
  readonly text: string;
}

const shape =
  /(?<skip>[ \t\r]+|#[^\n]*)|(?<arrow>->)|(?<end>[;\n])|(?<string>"(?:[^"\\\n]|\\[^\n])*")|(?<size>\d\w*)|(?<name>[\p{L}_$][\p{L}\p{N}_$]*)|(?<bad>.)/gsu;

/** A name that needs no quotes. */
export const plainName = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

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
