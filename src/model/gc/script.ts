import { parseSize, printSize } from './size.ts';
import { type Place, plainName, type Token, tokens } from './token.ts';

/**
 * The statements, one a line or separated by `;`, with `#` comments to the end of the line:
 *
 *     root NAME [SIZE] [as "label"] [in "group"]      a root, 0 bytes unless it says more
 *     object NAME [SIZE] [as "label"] [in "group"]    an object, 16 bytes unless it says more
 *     NAME -> NAME [as "label"]                       draw a reference
 *     cut NAME -> NAME                                remove it
 *     mark                                            the collector's mark phase
 *     sweep                                           free what was not marked
 *
 * A NAME is a word or any text in double quotes, with JSON's escapes.
 */
export type Statement =
  | Declaration<'root'>
  | Declaration<'object'>
  | { readonly kind: 'refer'; readonly from: string; readonly to: string; readonly label?: string }
  | { readonly kind: 'cut'; readonly from: string; readonly to: string }
  | { readonly kind: 'mark' }
  | { readonly kind: 'sweep' };

interface Declaration<Kind> {
  readonly kind: Kind;
  readonly name: string;
  readonly bytes: number;
  readonly label?: string;
  readonly group?: string;
}

/** A script that cannot be read, as a value. */
export interface ScriptError extends Place {
  readonly expected: string;
  readonly found: string;
}

export type Parsed =
  | { readonly ok: true; readonly statements: readonly Statement[]; readonly places: Place[] }
  | { readonly ok: false; readonly error: ScriptError };

const defaultBytes = { root: 0, object: 16 } as const;

/** Reads a script. `places[i]` says where statement i begins. */
export function parse(script: string): Parsed {
  const words = tokens(script);
  const statements: Statement[] = [];
  const places: Place[] = [];
  let at = 0;
  let error: ScriptError | undefined;

  const fail = (expected: string): undefined => {
    const word = words[at]!;
    error ??= { line: word.line, column: word.column, expected, found: shown(word) };
  };
  const word = (text: string): boolean => {
    const hit = words[at]!.text === text && words[at]!.kind !== 'string';
    if (hit) at += 1;
    return hit;
  };
  const quoted = (expected: string): string | undefined => {
    const text = words[at]!.kind === 'string' ? unquoted(words[at]!.text) : undefined;
    if (text === undefined) return fail(expected);
    at += 1;
    return text;
  };
  const name = (expected: string): string | undefined =>
    words[at]!.kind === 'name' ? words[at++]!.text : quoted(expected);
  const labelled = (key: 'as' | 'in'): { label?: string; group?: string } => {
    if (!word(key)) return {};
    const text = quoted(`a ${key === 'as' ? 'label' : 'group'} in double quotes`) ?? '';
    return key === 'as' ? { label: text } : { group: text };
  };
  const arrow = (): { from: string; to: string } | undefined => {
    const from = name('the name of an object or root');
    if (from !== undefined && !word('->')) return fail('->');
    const to = from === undefined ? undefined : name('the name of an object');
    return from === undefined || to === undefined ? undefined : { from, to };
  };
  const declaration = (kind: 'root' | 'object'): Statement | undefined => {
    const id = name(`a name for the ${kind}`);
    if (id === undefined) return undefined;
    let bytes: number | undefined = defaultBytes[kind];
    if (words[at]!.kind === 'size') {
      bytes = parseSize(words[at]!.text);
      if (bytes === undefined) return fail('a size such as 64 or 64KB, below 8192TB');
      at += 1;
    }
    return { kind, name: id, bytes, ...labelled('as'), ...labelled('in') };
  };
  const statement = (): Statement | undefined => {
    const first = words[at]!;
    // `mark -> x` is a reference from an object called mark: an arrow decides.
    if (first.kind === 'string' || words[at + 1]?.kind === 'arrow') {
      const ends = arrow();
      return ends && { kind: 'refer', ...ends, ...labelled('as') };
    }
    if (word('root')) return declaration('root');
    if (word('object')) return declaration('object');
    if (word('mark')) return { kind: 'mark' };
    if (word('sweep')) return { kind: 'sweep' };
    if (word('cut')) {
      const ends = arrow();
      return ends && { kind: 'cut', ...ends };
    }
    return fail('root, object, cut, mark, sweep or a reference such as a -> b');
  };

  while (at < words.length && !error) {
    if (words[at]!.kind === 'end') {
      at += 1;
      continue;
    }
    const { line, column } = words[at]!;
    const made = statement();
    if (made && words[at]!.kind !== 'end') fail(expectedAfter(made));
    if (made) {
      statements.push(made);
      places.push({ line, column });
    }
  }
  return error ? { ok: false, error } : { ok: true, statements, places };
}

/** One statement as a script writes it; sizes in the largest exact unit. */
export function printStatement(statement: Statement): string {
  switch (statement.kind) {
    case 'mark':
    case 'sweep':
      return statement.kind;
    case 'cut':
      return `cut ${printName(statement.from)} -> ${printName(statement.to)}`;
    case 'refer':
      return `${printName(statement.from)} -> ${printName(statement.to)}${clause('as', statement.label)}`;
    default: {
      const { kind, name, bytes, label, group } = statement;
      const size = bytes === defaultBytes[kind] ? '' : ` ${printSize(bytes)}`;
      return `${kind} ${printName(name)}${size}${clause('as', label)}${clause('in', group)}`;
    }
  }
}

/** The script of some statements: parsing it gives them back. Comments are not kept. */
export function print(statements: readonly Statement[], separator: '\n' | ';' = '\n'): string {
  return statements.map(printStatement).join(separator);
}

/** A mistake in one sentence, as every reader of scripts shows it. */
export function printError({ line, column, expected, found }: ScriptError): string {
  return `Line ${line}, column ${column}: expected ${expected}, found ${found}.`;
}

const printName = (name: string): string => (plainName.test(name) ? name : JSON.stringify(name));

const clause = (key: string, text: string | undefined): string =>
  text === undefined ? '' : ` ${key} ${JSON.stringify(text)}`;

function unquoted(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}

function shown({ kind, text }: Token): string {
  if (kind === 'end') return text === ';' ? ';' : `the end of the ${text ? 'line' : 'script'}`;
  return text;
}

function expectedAfter(statement: Statement): string {
  if (statement.kind === 'refer') return 'as "label" or the end of the statement';
  if (statement.kind !== 'root' && statement.kind !== 'object') return 'the end of the statement';
  return 'a size, as "label", in "group" or the end of the statement';
}
