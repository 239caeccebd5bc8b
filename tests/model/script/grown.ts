import { randomOf } from '../../../src/model/random.ts';
import type { Form } from '../../../src/model/script/form.ts';
import { parse } from '../../../src/model/script/parse.ts';

const names = ['a', 'b', 'web', 'mark', 'as', 'user-17', '"user:17"', '"ü b"', '""', 'ünï', '$x'];
const ending = 'the end of the statement';

/**
 * A statement grown out of the parser's own answers: what it says it expects is written down, until
 * it expects no more. So nothing is promised by a message that is then refused.
 *
 * @throws Error if an expectation that was met moves the mistake no further.
 */
export function grown(forms: readonly Form<{ kind: string }>[], seed: number): string {
  const random = randomOf(seed);
  const pick = <T>(from: readonly T[]): T => from[random.below(from.length)]!;
  let text = '';
  for (let words = 0; words < 60; words += 1) {
    const parsed = parse(forms, `${text} €`);
    if (parsed.ok) throw new Error(`read what is no script: ${text} €`);
    const { choices, column, expected } = parsed.error;
    if (column !== text.length + 2) {
      throw new Error(`"${text}" was refused at column ${column}, expected ${expected}`);
    }
    const more = choices.filter((choice) => choice !== ending);
    const mayEnd = more.length < choices.length;
    if (more.length === 0 || (mayEnd && (random.next() < 0.4 || words > 12))) return text;
    text += ` ${sample(pick(more), pick)}`;
  }
  throw new Error(`a statement without end: ${text}`);
}

/** Something that fits what an error says was expected. */
function sample(expected: string, pick: <T>(from: readonly T[]) => T): string {
  const [, atLeast] = /a whole number of at least (-?\d+)$/.exec(expected) ?? [];
  if (atLeast !== undefined) return `${Number(atLeast) + pick([0, 1, 7])}`;
  const [, from, to] = / number from (-?[\d.]+) to (-?[\d.]+)$/.exec(expected) ?? [];
  if (from !== undefined) return pick([from, to!]);
  const [, least] = /such as 64 or 64KB, at least (\w+)(?:, at most \w+)?$/.exec(expected) ?? [];
  if (least !== undefined) return least;
  const [, most] = /such as 64 or 64KB, at most (\w+)$/.exec(expected) ?? [];
  if (most !== undefined) return pick(['0', most]);
  if (expected.includes('such as 64')) return pick(['0', '1', '1500', '4KB', '64KiB', '3M', '1GB']);
  if (expected.includes('in double quotes')) return pick(['"Map"', '""', '"a \\"b\\" ü"']);
  if (expected.endsWith('or a name') && expected.includes('0x')) {
    return pick(['0x7ffeefbff5a0', 'a', 'web+64', '"user:17"+4KB', '0xffffffffffffffff']);
  }
  if (expected.includes('0x')) return pick(['0x0', '0x7f00', '0x7ffeefbff5a0']);
  const [, sign] = /such as \S+?\s?(->|=|:)/.exec(expected) ?? [];
  if (sign !== undefined) return `${pick(names)} ${sign}`;
  if (expected.endsWith('=…')) return expected.slice(0, -1);
  if (/\bname\b/.test(expected)) return pick(names);
  return expected;
}
