import { describe, expect, it } from 'vitest';
import { ConsoleLog } from '../../src/sandbox/console-log.ts';
import { printedBy, run } from './program.ts';

describe('the console', () => {
  it.each([
    ['"text"', 'text'],
    ['1, -0, NaN, 10n', '1 -0 NaN 10n'],
    ['null, undefined, true, Symbol("s")', 'null undefined true Symbol(s)'],
    ['["a", [1, null]]', '["a", [1, null]]'],
    ['{ a: "b", deep: { c: 1 } }', '{ a: "b", deep: { c: 1 } }'],
    ['{ a: { b: { c: { d: 1 } } } }', '{ a: { b: { c: Object {…} } } }'],
    ['new Map([["k", { v: 1 }]]), new Set([1])', 'Map(1) {"k" => { v: 1 }} Set(1) {1}'],
    ['new Uint8Array(2)', 'Uint8Array [0, 0]'],
    ['new Date(0), /x/g, new RangeError("m")', '1970-01-01T00:00:00.000Z /x/g RangeError: m'],
    ['() => 1, function named() {}', 'ƒ (anonymous) ƒ named'],
    ['new (class User { name = "u" })()', 'User { name: "u" }'],
    ['Object.create(null)', '{  }'],
    ['Array.from({ length: 12 }, (_, i) => i)', '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … 2 more]'],
    ['(() => { const a = {}; a.self = a; return a; })()', '{ self: [circular] }'],
    ['{ get a() { throw new Error("no"); } }', '(cannot be shown)'],
    ['', ''],
  ])('shows %s', async (values, text) => {
    expect(await printedBy(`console.log(${values});`)).toEqual([text]);
  });

  it('keeps the level', async () => {
    const { session } = await run(
      `export function round() { console.log(1); console.info(2); console.warn(3); console.error(4); console.debug(5); }`,
    );
    expect(session.console.entries.map(({ level }) => level)).toEqual([
      ...['log', 'info', 'warn', 'error', 'debug'],
    ]);
  });

  it('keeps 200 lines and counts them all', async () => {
    const { session, printed } = await run(
      `export function round() { for (let n = 0; n < 130; n++) console.log(n); }`,
      { rounds: 2 },
    );
    expect(printed).toHaveLength(200);
    expect(printed.at(-1)).toBe('69');
    expect(session.linesPrinted).toBe(260);
  });

  it('keeps 2,000 characters of a line', async () => {
    const printed = await printedBy(`
      console.log('x'.repeat(2500));
      console.log('y'.repeat(1500), 'z'.repeat(1500));
      console.log(Array.from({ length: 10 }, () => 'w'.repeat(300)));`);
    expect(printed.map((text) => text.length)).toEqual([2000, 2000, 2000]);
  });

  it('keeps nothing on the program’s heap, printed or dropped', async () => {
    const { readings } = await run(
      `export function round(i) { for (let n = 0; n < 60; n++) console.log('line', i, n); }`,
      { rounds: 8 },
    );
    expect(new Set(readings.slice(2).map(({ blocks }) => blocks)).size).toBe(1);
  });

  it('shows what a program made of its own prototypes, without running into them', async () => {
    const printed = await printedBy(`
      Array.prototype.map = () => 'changed'; Array.prototype.toJSON = () => 'changed';
      console.log('still', 1);`);
    expect(printed).toEqual(['still 1']);
  });

  // The host reads C strings.
  it('shows a text with U+0000 in it to its end', async () => {
    expect(await printedBy(`console.log('a\\0b', 'c');`)).toEqual(['a\u2400b c']);
  });
});

describe('the log of a console', () => {
  it('has a cap of its own on entries and on characters', () => {
    const log = new ConsoleLog();
    for (let n = 0; n < 201; n += 1) log.add('log', 'x'.repeat(2001));
    expect(log.entries).toHaveLength(200);
    expect(log.entries[0]!.text).toHaveLength(2000);
  });
});
