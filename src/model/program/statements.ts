import { field, form, optional, type Part, type StatementOf, word } from '../script/form.ts';
import type { Reader } from '../script/reader.ts';
import { name, size, sizeWithin, target, text, type Value, whole } from '../script/value.ts';
import { stackForms } from '../stack/statements.ts';

/** `n`, `buf+8`: bytes of a local. `*p`, `*p+8`: bytes where a local points. */
export interface Place {
  readonly star: boolean;
  readonly name: string;
  readonly offset: number;
  /** The function whose local it is; the running one unless it says. */
  readonly of?: string;
}

/** What can be put into a variable. */
export type Source =
  | { readonly number: number }
  | { readonly null: true }
  | { readonly local: string; readonly of?: string }
  | Place;

const base = target('the name of a local');
const functionName = name('the name of a function');
const number = whole('a value', -(2 ** 31), 2 ** 31 - 1);

const sign = (reader: Reader, literal: string): boolean =>
  reader.take(({ kind, text: found }) => kind !== 'string' && found === literal, literal) !==
  undefined;

/** `p`, `*p`, `*p+8`. */
const place: Value<Place> = {
  expected: 'a place such as p or *p',
  read(reader) {
    const from = reader.at;
    const star = sign(reader, '*');
    const found = reader.token.kind === 'number' ? undefined : base.read(reader);
    if (found && 'name' in found) return { star, ...found };
    if (!found) reader.fail(name('the name of a local').expected);
    reader.at = from;
    return undefined;
  },
  write: ({ star, name: of, offset }) => `${star ? '*' : ''}${base.write({ name: of, offset })}`,
};

/** `of main` behind a place, where it is not a local of the running function. */
function ofFunction(reader: Reader): { of?: string } | undefined {
  if (!sign(reader, 'of')) return {};
  const of = functionName.read(reader);
  return of === undefined ? undefined : { of };
}

const written = (of: string | undefined): string =>
  of === undefined ? '' : ` of ${functionName.write(of)}`;

/** `42`, `null`, `& n`, `& n of main`, `q`, `*p+8`, `x of main`. */
const source: Value<Source> = {
  expected: 'a value such as 42, null, & n or q',
  read(reader) {
    const from = reader.at;
    const found = number.read(reader);
    if (found !== undefined) return { number: found };
    if (sign(reader, 'null')) return { null: true };
    if (sign(reader, '&')) {
      const local = name('the name of a local').read(reader);
      const of = local === undefined ? undefined : ofFunction(reader);
      if (local !== undefined && of) return { local, ...of };
    } else if (reader.next?.kind === 'number') {
      // `p = maloc 16` misspells a word: no variable stands before a number.
      reader.fail('the name of a local');
    } else {
      const at = place.read(reader);
      const of = at && ofFunction(reader);
      if (at && of) return { ...at, ...of };
    }
    reader.at = from;
    return undefined;
  },
  write(value) {
    if ('number' in value) return number.write(value.number);
    if ('null' in value) return 'null';
    if ('local' in value) return `& ${name().write(value.local)}${written(value.of)}`;
    return `${place.write(value)}${written(value.of)}`;
  },
};

const example = 'an assignment such as p = malloc 64';

/** `p =`, `*p =`, `*p+8 =`: without the sign it is no assignment, and the mistake is the first word. */
const assigned: Part<{ readonly to: Place }> = {
  keys: ['to'],
  syntax: 'TO =',
  expects: { to: place.expected },
  read(reader) {
    const from = reader.at;
    const plain = reader.next?.kind === 'sign' && reader.next.text === '=';
    if (!plain && reader.token.text !== '*') {
      reader.fail('*');
      return reader.fail(example);
    }
    const to = plain ? plainPlace(reader) : place.read(reader);
    if (to && sign(reader, '=')) return { to };
    reader.at = from;
    return undefined;
  },
  write: ({ to }) => `${place.write(to)} =`,
};

function plainPlace(reader: Reader): Place | undefined {
  const found = name('the name of a local').read(reader);
  return found === undefined ? undefined : { star: false, name: found, offset: 0 };
}

const [call, recurse] = stackForms;
const bytes = field('bytes', size());
const range = [field('place', place), field('bytes', sizeWithin('a size', 1), 1)] as const;

/** The statements of `model program`, as SCRIPT.md has them. */
export const programForms = [
  call,
  recurse,
  form(
    'return',
    word('return'),
    optional(
      field('value', source),
      word('to'),
      field('to', name('the name of a local of the caller')),
    ),
  ),
  form('read', word('read'), ...range),
  form('write', word('write'), ...range),
  form('free', word('free'), field('place', place)),
  form('collect', word('collect')),
  form('malloc', assigned, word('malloc'), bytes),
  form('calloc', assigned, word('calloc'), bytes),
  form('realloc', assigned, word('realloc'), field('from', name('the name of a local')), bytes),
  form(
    'new',
    assigned,
    word('new'),
    bytes,
    optional(word('as'), field('label', text('a label in double quotes'))),
  ),
  form('set', assigned, field('value', source)),
] as const;

export type ProgramStatement = StatementOf<(typeof programForms)[number]>;
