import { describe, expect, it } from 'vitest';
import { printedBy, run } from './program.ts';

const CONTRACT = [
  ...['AbortController', 'Event', 'EventTarget', 'clearInterval', 'clearTimeout', 'console'],
  ...['performance', 'queueMicrotask', 'setInterval', 'setTimeout', 'structuredClone'],
];

describe("what a program's code can see", () => {
  it('is what ECMAScript has in QuickJS, and the globals of the contract', async () => {
    const [names] = await printedBy(
      'console.log(Reflect.ownKeys(globalThis).map(String).sort().join(" "));',
    );
    const all = names!.split(' ');
    expect(all.filter((name) => CONTRACT.includes(name))).toEqual(CONTRACT);
    expect(all.filter((name) => !CONTRACT.includes(name))).toMatchInlineSnapshot(`
      [
        "AggregateError",
        "Array",
        "ArrayBuffer",
        "BigInt",
        "BigInt64Array",
        "BigUint64Array",
        "Boolean",
        "DataView",
        "Date",
        "Error",
        "EvalError",
        "FinalizationRegistry",
        "Float16Array",
        "Float32Array",
        "Float64Array",
        "Function",
        "Infinity",
        "Int16Array",
        "Int32Array",
        "Int8Array",
        "InternalError",
        "Iterator",
        "JSON",
        "Map",
        "Math",
        "NaN",
        "Number",
        "Object",
        "Promise",
        "Proxy",
        "RangeError",
        "ReferenceError",
        "Reflect",
        "RegExp",
        "Set",
        "SharedArrayBuffer",
        "String",
        "Symbol",
        "Symbol(Symbol.toStringTag)",
        "SyntaxError",
        "TypeError",
        "URIError",
        "Uint16Array",
        "Uint32Array",
        "Uint8Array",
        "Uint8ClampedArray",
        "WeakMap",
        "WeakRef",
        "WeakSet",
        "decodeURI",
        "decodeURIComponent",
        "encodeURI",
        "encodeURIComponent",
        "escape",
        "eval",
        "globalThis",
        "isFinite",
        "isNaN",
        "parseFloat",
        "parseInt",
        "undefined",
        "unescape",
      ]
    `);
  });

  it('has no way to ask for more', async () => {
    const printed = await printedBy(`
      const names = ['process', 'require', 'fetch', 'std', 'os', 'print', 'scriptArgs', 'gc', 'self', 'window', '__subject', 'Intl', 'WebAssembly'];
      console.log(names.filter((name) => name in globalThis).length, typeof globalThis.__proto__.x);
      console.log(Object.keys(globalThis).length);`);
    expect(printed).toEqual(['0 undefined', '0']);
  });

  it('has a console of five levels and a clock, and no more on them', async () => {
    const printed = await printedBy(
      `console.log(Reflect.ownKeys(console).join(), Reflect.ownKeys(performance).join());`,
    );
    expect(printed).toEqual(['log,info,warn,error,debug now,timeOrigin']);
  });

  it('may be changed by the program, as anywhere', async () => {
    expect(await printedBy(`globalThis.setTimeout = 5; console.log(setTimeout);`)).toEqual(['5']);
  });
});

describe('time', () => {
  it('starts at 2026-01-01T00:00:00Z and moves one second a round', async () => {
    const { printed } = await run(
      `export function round() { console.log(new Date().toISOString(), Date.now() - Date.UTC(2026, 0, 1), performance.now()); }`,
      { rounds: 2 },
    );
    expect(printed).toEqual(['2026-01-01T00:00:00.000Z 0 0', '2026-01-01T00:00:01.000Z 1000 1000']);
  });

  it('stands still while code runs', async () => {
    const printed = await printedBy(`
      const before = performance.now(); for (let i = 0; i < 1e5; i++); console.log(performance.now() - before);`);
    expect(printed).toEqual(['0']);
  });

  it('is UTC, in summer too', async () => {
    const printed = await printedBy(`
      const summer = new Date(2026, 6, 1, 12);
      console.log(summer.toISOString(), summer.getTimezoneOffset(), summer.getHours());
      console.log(String(new Date(2024, 1, 29, 23, 59, 58)), new Date('2026-03-29T02:30').getTime() - Date.UTC(2026, 2, 29, 2, 30));
      console.log(String(new Date(Date.UTC(1969, 11, 31, 23))), String(new Date(Date.UTC(1900, 1, 28))));`);
    expect(printed).toEqual([
      '2026-07-01T12:00:00.000Z 0 12',
      'Thu Feb 29 2024 23:59:58 GMT+0000 0',
      'Wed Dec 31 1969 23:00:00 GMT+0000 Wed Feb 28 1900 00:00:00 GMT+0000',
    ]);
  });

  it('is written the same in every locale', async () => {
    const printed = await printedBy(`
      console.log(new Date(0).toLocaleString(), (1234.5).toLocaleString(), 'ISTANBUL'.toLocaleLowerCase(), ['b', 'ä', 'a'].sort((x, y) => x.localeCompare(y)).join(''));`);
    expect(printed).toEqual(['01/01/1970, 12:00:00 AM 1234.5 istanbul abä']);
  });
});

describe('chance', () => {
  it('gives every run the same numbers', async () => {
    const source = 'console.log(Math.random(), Math.random());';
    const [first, second] = [await printedBy(source), await printedBy(source)];
    expect(first).toEqual(second);
    expect(first).toMatchInlineSnapshot(`
      [
        "0.42742392752041525 0.6249744856445503",
      ]
    `);
  });
});
