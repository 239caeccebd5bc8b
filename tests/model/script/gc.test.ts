import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  graphForms,
  type GraphStatement as Statement,
} from '../../../src/model/gc/graph-statements.ts';
import { printMistake } from '../../../src/model/script/mistake.ts';
import { parse as parseWith, print as printWith } from '../../../src/model/script/parse.ts';
import { parseSize, printSize } from '../../../src/model/script/size.ts';
import { anyScript } from '../gc/scripts.ts';

const parse = (script: string) => parseWith(graphForms, script);
const print = (statements: readonly Statement[], separator?: '\n' | ';') =>
  printWith(graphForms, statements, separator);

function read(script: string): readonly Statement[] {
  const parsed = parse(script);
  if (!parsed.ok) throw new Error(printMistake(parsed.error));
  return parsed.statements;
}

function mistake(script: string): string {
  const parsed = parse(script);
  return parsed.ok ? 'read without a mistake' : printMistake(parsed.error);
}

test('reads every statement', () => {
  const script = `
    root cache in "module scope"   # a comment; with a semicolon
    object map 4KB as "Map"; object "user:17" 96
    cache -> map as "="
    map -> "user:17"; cut cache -> map
    mark; sweep`;
  expect(read(script)).toEqual([
    { kind: 'root', name: 'cache', bytes: 0, group: 'module scope' },
    { kind: 'object', name: 'map', bytes: 4096, label: 'Map' },
    { kind: 'object', name: 'user:17', bytes: 96 },
    { kind: 'refer', from: 'cache', to: 'map', label: '=' },
    { kind: 'refer', from: 'map', to: 'user:17' },
    { kind: 'cut', from: 'cache', to: 'map' },
    { kind: 'mark' },
    { kind: 'sweep' },
  ]);
});

test('printing and parsing give the script back, on one line or on many', () => {
  fc.assert(
    fc.property(anyScript, fc.constantFrom('\n' as const, ';' as const), (script, separator) => {
      expect(read(print(script, separator))).toEqual(script);
    }),
  );
});

test('what was read prints as it was written', () => {
  const script = 'root cache in "module scope"\nobject buf 64KB as "Buffer"\ncache -> buf as "="';
  expect(print(read(script))).toBe(script);
});

test('words of the language can be names', () => {
  expect(read('root root; object cut; root -> cut; cut root -> cut')).toHaveLength(4);
});

test('says where each statement begins', () => {
  const parsed = parse('mark;\n  sweep; mark');
  expect(parsed.ok && parsed.places).toEqual([
    { line: 1, column: 1 },
    { line: 2, column: 3 },
    { line: 2, column: 10 },
  ]);
});

test('a mistake names line, column, what was expected and what was found', () => {
  expect(
    [
      'object a\nobjet b',
      'object a 64KX',
      'object a 9999999999TB',
      'a -> ',
      'cut a b',
      'object a as Map',
      'object a b',
      'a -> b c',
      'mark all',
      'root;',
      'object "a\nb"',
      'object "\\q"',
      'object a € b',
      'root a in "x" as "y"',
    ].map(mistake),
  ).toMatchInlineSnapshot(`
    [
      "Line 2, column 1: expected root, object, cut, mark, sweep or a reference such as a -> b, found objet. Did you mean object?",
      "Line 1, column 10: expected a size such as 64 or 64KB, as, in or the end of the statement, found 64KX.",
      "Line 1, column 10: expected a size below 8192TB, as, in or the end of the statement, found 9999999999TB.",
      "Line 1, column 6: expected the name of an object, found the end of the script.",
      "Line 1, column 7: expected ->, found b.",
      "Line 1, column 13: expected a label in double quotes, found Map.",
      "Line 1, column 10: expected a size such as 64 or 64KB, as, in or the end of the statement, found b.",
      "Line 1, column 8: expected as or the end of the statement, found c.",
      "Line 1, column 6: expected the end of the statement, found all.",
      "Line 1, column 5: expected a name for the root, found ;.",
      "Line 1, column 8: expected a name for the object, found "a.",
      "Line 1, column 8: expected a name for the object, found "\\q".",
      "Line 1, column 10: expected a size such as 64 or 64KB, as, in or the end of the statement, found €.",
      "Line 1, column 15: expected the end of the statement, found as.",
    ]
  `);
});

test('any text is read or refused with a place inside it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const parsed = parse(text);
      if (parsed.ok) return;
      expect(parsed.error.line).toBeLessThanOrEqual(text.split('\n').length);
      expect(parsed.error.column).toBeLessThanOrEqual(text.length + 1);
    }),
  );
});

test('sizes are KiB whatever they are called, and print in the largest exact unit', () => {
  expect(['64', '64B', '64KB', '64kib', '1M', '2GB'].map(parseSize)).toEqual([
    64, 64, 65536, 65536, 1048576, 2147483648,
  ]);
  expect(['', 'KB', '-1', '1.5KB', '1PB'].map(parseSize)).toEqual(new Array(5).fill(undefined));
  fc.assert(
    fc.property(fc.maxSafeNat(), (bytes) => {
      expect(parseSize(printSize(bytes))).toBe(bytes);
    }),
  );
});
