import { formatAddress } from '../units.ts';
import { either } from './error.ts';
import type { Reader } from './reader.ts';
import { parseSize, printSize } from './size.ts';
import { plainName } from './token.ts';

/** A kind of value that a script can write: how it is read and how it is written back. */
export interface Value<T> {
  /** What an error says was expected, e.g. 'a size such as 64KB'. */
  readonly expected: string;
  /** The value here, and on past it; `undefined` where there is none, which the reader notes. */
  read(reader: Reader): T | undefined;
  /** Reading what this writes gives the value back. */
  write(value: T): string;
}

/** A name: a word, or any text in double quotes. */
export const name = (expected = 'a name'): Value<string> => ({
  expected,
  read(reader) {
    if (reader.token.kind === 'string') return quoted(reader, expected);
    return reader.take(({ kind }) => kind === 'name', expected)?.text;
  },
  write: (value) => (plainName.test(value) ? value : JSON.stringify(value)),
});

/** Text in double quotes, with JSON's escapes. */
export const text = (expected: string): Value<string> => ({
  expected,
  read: (reader) => quoted(reader, expected),
  write: (value) => JSON.stringify(value),
});

/** One word out of a few. */
export const oneOf = <const T extends string>(...words: readonly T[]): Value<T> => ({
  expected: either(words),
  read(reader) {
    const known = (found: string): found is T => (words as readonly string[]).includes(found);
    if (known(reader.token.text) && reader.token.kind !== 'string') {
      const { text } = reader.token;
      reader.at += 1;
      return text as T;
    }
    for (const word of words) reader.fail(word);
    return undefined;
  },
  write: (value) => value,
});

/** One value or several with commas between them, at most so many: `fifo,lru`. */
export const listOf = <T>(value: Value<T>, most: number): Value<readonly T[]> => ({
  expected: value.expected,
  read(reader) {
    const found: T[] = [];
    for (;;) {
      const one = value.read(reader);
      if (one === undefined) return undefined;
      found.push(one);
      if (found.length === most) {
        reader.fail(`${most} values at most`);
        return found;
      }
      if (!reader.take(({ kind, text }) => kind === 'sign' && text === ',', 'a comma'))
        return found;
    }
  },
  write: (values) => values.map((one) => value.write(one)).join(','),
});

/** `on` or `off`. */
export const onOff: Value<boolean> = {
  expected: 'on or off',
  read: (reader) => {
    const word = oneOf('on', 'off').read(reader);
    return word === undefined ? undefined : word === 'on';
  },
  write: (value) => (value ? 'on' : 'off'),
};

/** A whole number from `min` to `max`. */
export const whole = (
  what: string,
  min = 0,
  max: number = Number.MAX_SAFE_INTEGER,
): Value<number> => {
  const expected = `${what}, a whole number ${range(min, max)}`;
  return {
    expected,
    read: (reader) => number(reader, expected, /^-?\d+$/, min, max),
    write: (value) => `${value}`,
  };
};

/** A number from `min` to `max`, with decimals. */
export const real = (what: string, min: number, max: number): Value<number> => {
  const expected = `${what}, a number ${range(min, max)}`;
  return {
    expected,
    read: (reader) => number(reader, expected, /^-?\d+(?:\.\d+)?$/, min, max),
    // No exponent: `1e-7` would not be read back.
    write: (value) => value.toFixed(20).replace(/\.?0+$/, ''),
  };
};

/** A number of bytes: `64`, `64B`, `64KB`, `64KiB`, up to TB; a KB is 1,024 bytes. */
export const size = (what = 'a size'): Value<number> => sizeThat(`${what} such as 64 or 64KB`);

/** A number of bytes from `min` to `max`. */
export const sizeWithin = (
  what: string,
  min: number,
  max: number = Number.MAX_SAFE_INTEGER,
): Value<number> => {
  const least = min > 0 ? `, at least ${printSize(min)}` : '';
  const most = max < Number.MAX_SAFE_INTEGER ? `, at most ${printSize(max)}` : '';
  const expected = `${what} such as 64 or 64KB${least}${most}`;
  return sizeThat(expected, (bytes) => bytes >= min && bytes <= max, most ? expected : undefined);
};

/** `tooLarge` is expected instead of a size that is more than a number holds exactly. */
function sizeThat(
  expected: string,
  fits: (bytes: number) => boolean = Number.isFinite,
  tooLarge = 'a size below 8192TB',
): Value<number> {
  return {
    expected,
    read(reader) {
      const { kind, text } = reader.token;
      const bytes = kind === 'number' ? parseSize(text) : undefined;
      if (bytes === undefined || !fits(bytes)) {
        return reader.fail(bytes === Number.POSITIVE_INFINITY ? tooLarge : expected);
      }
      reader.at += 1;
      return bytes;
    },
    write: printSize,
  };
}

/** A place in memory: an address, or so many bytes into what has a name. */
export type Target =
  | { readonly address: bigint }
  | { readonly name: string; readonly offset: number };

/** `0x7ffe40`, `a`, `a+64`. Addresses have at most 64 bits. */
export const target = (expected = 'an address such as 0x7f00, or a name'): Value<Target> => ({
  expected,
  read(reader) {
    const { kind } = reader.token;
    if (kind === 'number') {
      const at = address(expected).read(reader);
      return at === undefined ? undefined : { address: at };
    }
    const base = name(expected).read(reader);
    if (base === undefined) return undefined;
    const from = reader.at;
    if (!reader.take(({ text }) => text === '+', '+')) return { name: base, offset: 0 };
    const offset = size('an offset').read(reader);
    if (offset !== undefined) return { name: base, offset };
    reader.at = from;
    return undefined;
  },
  write(value) {
    if ('address' in value) return address().write(value.address);
    return `${name().write(value.name)}${value.offset > 0 ? `+${printSize(value.offset)}` : ''}`;
  },
});

/** `0x7ffe40`: hexadecimal, at most 64 bits. */
export const address = (expected = 'an address such as 0x7f00'): Value<bigint> => ({
  expected,
  read(reader) {
    const { kind, text } = reader.token;
    if (kind !== 'number' || !/^0x[0-9a-f]{1,16}$/i.test(text)) return reader.fail(expected);
    reader.at += 1;
    return BigInt(text);
  },
  write: formatAddress,
});

function quoted(reader: Reader, expected: string): string | undefined {
  if (reader.token.kind !== 'string') return reader.fail(expected);
  try {
    const value = JSON.parse(reader.token.text) as string;
    reader.at += 1;
    return value;
  } catch {
    return reader.fail(expected);
  }
}

function number(
  reader: Reader,
  expected: string,
  form: RegExp,
  min: number,
  max: number,
): number | undefined {
  const { kind, text } = reader.token;
  const value = kind === 'number' && form.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) return reader.fail(expected);
  reader.at += 1;
  return value;
}

function range(min: number, max: number): string {
  return max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
}
