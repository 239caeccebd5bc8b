import {
  field,
  form,
  lead,
  many,
  optional,
  pairs,
  type StatementOf,
  word,
} from '../script/form.ts';
import type { Reader } from '../script/reader.ts';
import { name, oneOf, size, sizeWithin, target, type Value, whole } from '../script/value.ts';

/** A named variable or parameter and its size: `buf=64`. */
export interface Sized<Bytes extends number = number> {
  readonly name: string;
  readonly bytes: Bytes;
}

/** What fits a register, and is kept on the stack as it came. */
const registerBytes: Value<4 | 8> = {
  expected: '4 or 8',
  read(reader) {
    const found = oneOf('4', '8').read(reader);
    return found === undefined ? undefined : (Number(found) as 4 | 8);
  },
  write: (value) => `${value}`,
};

const sized = <Bytes extends number>(
  expected: string,
  sizes: Value<Bytes>,
): Value<Sized<Bytes>> => ({
  expected,
  read(reader: Reader) {
    const from = reader.at;
    // `depth=` is an option of `recurse`, not a variable.
    const isName = reader.token.text !== 'depth' && reader.next?.text === '=';
    const found = isName ? name().read(reader) : reader.fail(expected);
    if (found === undefined) return undefined;
    reader.at += 1;
    const bytes = sizes.read(reader);
    if (bytes !== undefined) return { name: found, bytes };
    reader.at = from;
    return undefined;
  },
  write: (value) => `${name().write(value.name)}=${sizes.write(value.bytes)}`,
});

const parts = [
  field('name', name('the name of a function')),
  field('bytes', size(), 0),
  optional(many('locals', sized('a local such as buf=64', sizeWithin('a size', 1)))),
  optional(word('with'), many('parameters', sized('a parameter such as n=4', registerBytes))),
] as const;

const place = field('place', target());
const bytes = field('bytes', sizeWithin('a size', 1), 1);

/** The statements of `model stack`, as SCRIPT.md has them. */
export const stackForms = [
  form('call', word('call'), ...parts),
  form('recurse', word('recurse'), ...parts, pairs({ depth: whole('a number of calls', 1, 1e6) })),
  form('return', word('return')),
  form('read', word('read'), place, bytes),
  form('write', word('write'), place, bytes),
  form(
    'point',
    lead('pointer', '=', 'a pointer such as p = &buf'),
    word('&'),
    field('local', name('the name of a local')),
  ),
] as const;

export type StackStatement = StatementOf<(typeof stackForms)[number]>;
