import type { Reader } from './reader.ts';
import { name, type Value } from './value.ts';

/** A piece of a statement: it reads its fields and writes them back. */
export interface Part<Fields> {
  /** The names of its fields. */
  readonly keys: readonly string[];
  /** How it is written: words as they are, places in capitals, what may be left out in brackets. */
  readonly syntax: string;
  /** What may stand in each place, as errors say it: `bytes` → `a size such as 64 or 64KB`. */
  readonly expects: Expects;
  /** The fields here; `undefined` where the words are others, which the reader notes. */
  read(reader: Reader): Fields | undefined;
  /** What stands in the script for these fields; '' for nothing. */
  write(fields: Fields): string;
}

type Expects = Readonly<Record<string, string>>;

/** One kind of statement. Parser and printer follow from its parts, so they cannot disagree. */
export interface Form<Statement extends { readonly kind: string }> extends Part<Statement> {
  readonly kind: Statement['kind'];
}

type Simple<T> = { readonly [Key in keyof T]: T[Key] };
type FieldsOf<P> = P extends Part<infer Fields> ? Fields : never;
type AllFields<Parts extends readonly unknown[]> = Parts extends readonly [
  infer Head,
  ...infer Rest,
]
  ? FieldsOf<Head> & AllFields<Rest>
  : unknown;

/** The statement that a form reads. */
export type StatementOf<F> = F extends Form<infer Statement> ? Statement : never;

type Parts = readonly Part<unknown>[];

/** A statement of these parts in this order. */
export function form<const Kind extends string, const P extends Parts>(
  kind: Kind,
  ...parts: P
): Form<Simple<{ readonly kind: Kind } & AllFields<P>>> {
  type Statement = Simple<{ readonly kind: Kind } & AllFields<P>>;
  const inside = sequence(parts);
  return {
    kind: kind as unknown as Statement['kind'],
    keys: inside.keys,
    syntax: inside.syntax,
    expects: inside.expects,
    read(reader) {
      const fields = inside.read(reader);
      return fields && ({ kind, ...fields } as Statement);
    },
    write: (statement) => inside.write(statement),
  };
}

/** A word or sign that always stands there. */
export function word(literal: string): Part<unknown> {
  return {
    keys: [],
    syntax: literal,
    expects: {},
    read: (reader) =>
      reader.take(({ kind, text }) => kind !== 'string' && text === literal, literal) && {},
    write: () => literal,
  };
}

/**
 * A name and the sign after it at the head of a statement: `a ->`, `a =`. Without the sign it is not
 * this statement, and the mistake is the first word: `objet b` misspells a word, and is no reference.
 */
export function lead<const Key extends string>(
  key: Key,
  sign: string,
  example: string,
): Part<{ readonly [K in Key]: string }> {
  type Fields = { readonly [K in Key]: string };
  const value = name();
  return {
    keys: [key],
    syntax: `${placeFor(key)}${sign === ':' ? '' : ' '}${sign}`,
    expects: { [key]: value.expected },
    read(reader) {
      if (reader.next?.kind !== 'sign' || reader.next.text !== sign) return reader.fail(example);
      const found = value.read(reader);
      reader.at += found === undefined ? 0 : 1;
      return found === undefined ? undefined : ({ [key]: found } as Fields);
    },
    write: (fields) => `${value.write(fields[key])}${sign === ':' ? '' : ' '}${sign}`,
  };
}

/** A value that becomes a field; with a default it may be left out, and is when it is the default. */
export function field<const Key extends string, T>(
  key: Key,
  value: Value<T>,
  otherwise?: T,
): Part<{ readonly [K in Key]: T }> {
  type Fields = { readonly [K in Key]: T };
  return {
    keys: [key],
    syntax: otherwise === undefined ? placeFor(key) : `[${placeFor(key)}]`,
    expects: { [key]: value.expected },
    read(reader) {
      const found = value.read(reader) ?? otherwise;
      return found === undefined ? undefined : ({ [key]: found } as Fields);
    },
    write: (fields) => (fields[key] === otherwise ? '' : value.write(fields[key])),
  };
}

/** All of these parts, or none of them; at least one has to be a field, or none could be written. */
export function optional<const P extends Parts>(...parts: P): Part<Simple<Partial<AllFields<P>>>> {
  type Fields = Simple<Partial<AllFields<P>>>;
  const inside = sequence(parts);
  return {
    keys: inside.keys,
    syntax: `[${inside.syntax}]`,
    expects: inside.expects,
    read(reader) {
      const from = reader.at;
      const found = inside.read(reader);
      if (!found) reader.at = from;
      return (found ?? {}) as Fields;
    },
    write: (fields) =>
      inside.keys.some((key) => fields[key as keyof Fields] !== undefined)
        ? inside.write(fields)
        : '',
  };
}

/** A word that may stand there; the field is `true` or absent. */
export function flag<const Key extends string>(
  key: Key,
  literal: string = key,
): Part<{ readonly [K in Key]?: true }> {
  const inside = word(literal);
  return {
    keys: [key],
    syntax: `[${literal}]`,
    expects: {},
    read(reader) {
      const found = inside.read(reader) ? { [key]: true } : {};
      return found as { readonly [K in Key]?: true };
    },
    write: (fields) => (fields[key] ? literal : ''),
  };
}

/** One value or more. */
export function many<const Key extends string, T>(
  key: Key,
  value: Value<T>,
): Part<{ readonly [K in Key]: readonly T[] }> {
  return {
    keys: [key],
    syntax: `${placeFor(key)}…`,
    expects: { [key]: value.expected },
    read(reader) {
      const found: T[] = [];
      for (let next = value.read(reader); next !== undefined; next = value.read(reader)) {
        found.push(next);
      }
      return found.length === 0
        ? undefined
        : ({ [key]: found } as unknown as { readonly [K in Key]: readonly T[] });
    },
    write: (fields) => fields[key].map((one) => value.write(one)).join(' '),
  };
}

/** `key=value` pairs in any order, each at most once; written in the order of the table. */
export function pairs<const Table extends { readonly [key: string]: Value<unknown> }>(
  table: Table,
): Part<{ readonly [K in keyof Table]?: Table[K] extends Value<infer T> ? T : never }> {
  type Fields = { readonly [K in keyof Table]?: Table[K] extends Value<infer T> ? T : never };
  const values: Readonly<Record<string, Value<unknown>>> = table;
  return {
    keys: Object.keys(values),
    syntax: Object.keys(values)
      .map((key) => `[${key}=${placeFor(key)}]`)
      .join(' '),
    expects: Object.fromEntries(
      Object.entries(values).map(([key, { expected }]) => [key, expected]),
    ),
    read(reader) {
      const found: Record<string, unknown> = {};
      for (;;) {
        const from = reader.at;
        const key = reader.token.kind === 'name' ? reader.token.text : '';
        if (!Object.hasOwn(values, key) || Object.hasOwn(found, key)) {
          for (const open of Object.keys(values)) {
            if (!Object.hasOwn(found, open)) reader.fail(`${open}=…`);
          }
          return found as Fields;
        }
        reader.at += 1;
        const value = word('=').read(reader) && values[key]!.read(reader);
        if (value === undefined) {
          reader.at = from;
          return undefined;
        }
        found[key] = value;
      }
    },
    write: (fields) =>
      Object.entries(values)
        .filter(([key]) => fields[key] !== undefined)
        .map(([key, value]) => `${key}=${value.write(fields[key])}`)
        .join(' '),
  };
}

const placeFor = (key: string): string => key.toUpperCase();

function sequence(parts: Parts): Part<object> {
  const all = parts as readonly Part<object>[];
  return {
    keys: all.flatMap(({ keys }) => keys),
    syntax: all.map(({ syntax }) => syntax).join(' '),
    expects: Object.assign({}, ...all.map(({ expects }) => expects)) as Expects,
    read(reader) {
      const fields = {};
      for (const part of all) {
        const found = part.read(reader);
        if (!found) return undefined;
        Object.assign(fields, found);
      }
      return fields;
    },
    write: (fields) =>
      all
        .map((part) => part.write(fields))
        .filter((words) => words !== '')
        .join(' '),
  };
}
