import { describe, expect, it } from 'vitest';
import { printedBy } from './program.ts';

const json = async (expression: string) => {
  const [text] = await printedBy(`console.log(JSON.stringify(${expression}));`);
  return JSON.parse(text!) as unknown;
};

const refusal = async (expression: string) => {
  const [text] = await printedBy(
    `try { structuredClone(${expression}); console.log('cloned'); } catch (error) { console.log(error.name + ': ' + error.message); }`,
  );
  return text;
};

describe('structuredClone', () => {
  it('copies plain values, arrays and objects, deeply', async () => {
    expect(
      await json(
        `(() => { const a = { n: 1, s: 'x', z: null, l: [1, { d: true }] }; const b = structuredClone(a); return [b, b === a, b.l === a.l, b.l[1] === a.l[1]]; })()`,
      ),
    ).toEqual([{ n: 1, s: 'x', z: null, l: [1, { d: true }] }, false, false, false]);
    expect(
      await json(
        `[String(structuredClone(10n)), Object.is(structuredClone(-0), -0), structuredClone(undefined) === undefined]`,
      ),
    ).toEqual(['10', true, true]);
  });

  it.each([
    ['new Date(5)', 'c instanceof Date && c.getTime() === 5'],
    ['/x/gi', 'c instanceof RegExp && String(c) === "/x/gi" && c.lastIndex === 0'],
    [
      'new Map([[{ k: 1 }, [2]]])',
      'c instanceof Map && [...c][0][0].k === 1 && [...c][0][1][0] === 2',
    ],
    ['new Set([1, "a"])', 'c instanceof Set && [...c].join() === "1,a"'],
    ['new ArrayBuffer(3)', 'c instanceof ArrayBuffer && c.byteLength === 3'],
    [
      'new Uint8Array([7, 8, 9]).subarray(1)',
      'c instanceof Uint8Array && c.join() === "8,9" && c.byteOffset === 1',
    ],
    [
      'new DataView(new ArrayBuffer(4), 1, 2)',
      'c instanceof DataView && c.byteLength === 2 && c.byteOffset === 1',
    ],
    [
      'new RangeError("m", { cause: { n: 1 } })',
      'c instanceof RangeError && c.message === "m" && c.cause.n === 1 && c.cause !== v.cause',
    ],
    ['new (class Odd extends TypeError {})("m")', 'c.constructor === TypeError'],
    ['Object(true)', 'typeof c === "object" && c.valueOf() === true'],
    ['Object("s")', 'typeof c === "object" && c.valueOf() === "s"'],
    ['Object(1n)', 'typeof c === "object" && c.valueOf() === 1n'],
    ['[1, , 3]', 'c.length === 3 && !(1 in c)'],
  ])('copies %s', async (value, holds) => {
    expect(
      await json(
        `(() => { const v = ${value}; const c = structuredClone(v); return c !== v && (${holds}); })()`,
      ),
    ).toBe(true);
  });

  it('copies cycles and keeps what is shared shared', async () => {
    expect(
      await json(`(() => {
        const shared = {}; const a = { x: shared, y: shared }; a.self = a;
        const buffer = new ArrayBuffer(2); const b = structuredClone({ a, l: new Uint8Array(buffer), r: new Uint8Array(buffer) });
        return [b.a.self === b.a, b.a.x === b.a.y, b.a.x === shared, b.l.buffer === b.r.buffer, b.l.buffer === buffer];
      })()`),
    ).toEqual([true, true, false, true, false]);
  });

  it('drops prototypes, symbols and what is inherited, and reads getters', async () => {
    expect(
      await json(`(() => {
        class Point { x = 1; get own() { return 2; } }
        const point = structuredClone(new Point());
        const odd = structuredClone(Object.create({ inherited: 1 }, { seen: { get: () => 3, enumerable: true }, hidden: { value: 4 } }));
        return [point.constructor === Object, point, odd, Reflect.ownKeys(structuredClone({ [Symbol('s')]: 1 })).length];
      })()`),
    ).toEqual([true, { x: 1 }, { seen: 3 }, 0]);
  });

  it.each([
    ['function named() {}', 'DataCloneError: named (a function) could not be cloned'],
    ['{ deep: [() => 1] }', 'DataCloneError: a function (a function) could not be cloned'],
    ['Symbol("s")', 'DataCloneError: Symbol(s) could not be cloned'],
    ['new WeakMap()', 'DataCloneError: [object WeakMap] could not be cloned'],
    ['new WeakSet()', 'DataCloneError: [object WeakSet] could not be cloned'],
    ['new WeakRef({})', 'DataCloneError: [object WeakRef] could not be cloned'],
    ['Promise.resolve()', 'DataCloneError: [object Promise] could not be cloned'],
    [
      'new FinalizationRegistry(() => {})',
      'DataCloneError: [object FinalizationRegistry] could not be cloned',
    ],
  ])('refuses %s', async (value, message) => {
    expect(await refusal(value)).toBe(message);
  });

  // HTML, StructuredSerializeInternal: values with other internal slots, and platform objects.
  it.each(['Object(Symbol("s"))', '(function* () {})()', 'new EventTarget()', 'new Event("a")'])(
    'refuses %s',
    async (value) => {
      expect(await refusal(value)).toMatch(/^DataCloneError: /);
    },
  );
});
