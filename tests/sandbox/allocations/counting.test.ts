import { describe, expect, it } from 'vitest';
import { behave } from '../../../src/sandbox/allocations/behaviour.ts';
import { AllocationProbe } from '../../../src/sandbox/allocations/probe.ts';
import { rewrite } from '../../../src/sandbox/allocations/rewrite.ts';
import { Session } from '../../../src/sandbox/session.ts';
import { assets, LIMITS } from '../program.ts';
import { count, countRound, rows } from './count.ts';

/** What is told apart, the second line of the program, what it makes, and what stands before it. */
const RULES: readonly (readonly [string, string, readonly string[], string?])[] = [
  [
    'literals',
    'const a = {}, b = [a], r = /x/;',
    ['2:11 object literal 1/0/0', '2:19 array literal 1/0/0', '2:28 regular expression 1/0/0'],
  ],
  [
    'a literal in a literal, each at its own place',
    '({ a: [], b: { c: {} } });',
    [
      '2:2 object literal 1/0/0',
      '2:7 array literal 1/0/0',
      '2:14 object literal 1/0/0',
      '2:19 object literal 1/0/0',
    ],
  ],
  [
    'functions; methods with their object',
    'const f = () => {}; const o = { m() {}, get g() { return 1; } };',
    ['2:31 object literal 3/0/0', '2:11 closure 1/0/0'],
  ],
  [
    'a class: constructor, prototype, methods',
    'class A { m() {} } new A();',
    ['2:1 class 3/0/0', '2:20 new A 1/0/0'],
  ],
  [
    'an instance at new, its fields where they are written',
    'new User(1);',
    ['1:21 array literal 1/0/0', '1:51 object literal 1/0/0', '2:1 new User 1/0/0'],
    'class User { tags = []; constructor(n) { this.n = { n }; } }',
  ],
  [
    'an instance of a derived class at new',
    'new B();',
    ['1:15 object literal 1/0/0', '1:75 array literal 1/0/0', '2:1 new B 1/0/0'],
    'class A { a = {}; } class B extends A { constructor() { super(); this.b = []; } }',
  ],
  [
    'what builtins give, with what is in it',
    '[1].map(String); "a,b".split(","); Object.entries(o); JSON.parse(\'{"a":[{}]}\');',
    [
      '2:60 object from JSON.parse() 3/0/0',
      '2:43 array from Object.entries() 2/0/0',
      '2:1 array literal 1/0/0',
      '2:5 array from map() 1/0/0',
      '2:24 array from split() 1/0/0',
    ],
    'const o = { a: 1 };',
  ],
  [
    'a callback of a builtin at its own place',
    'Object.groupBy([1, 2, 3], (n) => (n % 2 ? "a" : "b"));',
    ['2:8 object from Object.groupBy() 3/0/0', '2:16 array literal 1/0/0', '2:27 closure 1/0/0'],
  ],
  [
    'what JSON.parse made, before its reviver saw it',
    'JSON.parse(\'{"a":[{}]}\', (k, v) => v);',
    ['2:6 object from JSON.parse() 3/0/0', '2:26 closure 1/0/0'],
  ],
  [
    'an object that a call only passes on is not made there',
    'const t = JSON.parse("[{},{}]"); t.find(Boolean); t.at(1); id(t);',
    ['2:16 array from JSON.parse() 3/0/0'],
    'const id = (x) => x;',
  ],
  [
    'old objects are not made where they are found',
    'list.find(Boolean); list.at(0).a.at(0); tree.a.find(Boolean);',
    [],
    'const list = [{ a: [{}] }]; const tree = JSON.parse(\'{"a":[{},{}]}\');',
  ],
  [
    'strings, numbers, bigints, symbols and booleans have no identity',
    '"a" + i; String(i); `x`; 10n ** 20n; Symbol(); !i;',
    [],
  ],
  [
    'what a builtin drops inside is not seen',
    'console.log("a", i); [..."ab"].length; Math.max(...list); const [x] = m; const [[k]] = m;',
    ['2:22 array literal 1/0/0'],
    'const m = new Map([[1, 2]]); const list = [1, 2];',
  ],
  [
    'functions of the program are counted inside',
    'keep(make()); make();',
    ['1:21 object literal 2/0/0'],
    'const make = () => ({}); const keep = (x) => x;',
  ],
  [
    'generators and what they give',
    'const g = gen(); g.next(); for (const x of gen()) void x;',
    [
      '1:25 array literal 2/0/0',
      '2:11 generator from gen() 1/0/0',
      '2:20 object from next() 1/0/0',
      '2:44 generator from gen() 1/0/0',
    ],
    'function* gen() { yield []; }',
  ],
  [
    'promises, and not what settles them',
    'new Promise(() => {}); Promise.resolve(1).then(() => {}); return go();',
    [
      '1:45 array literal 1/0/0',
      '2:1 new Promise 1/0/0',
      '2:13 closure 1/0/0',
      '2:32 promise from Promise.resolve() 1/0/0',
      '2:43 promise from then() 1/0/0',
      '2:48 closure 1/0/0',
      '2:66 promise from go() 1/0/0',
    ],
    'const go = async () => { await null; return [1]; };',
  ],
  [
    'rest elements and rest properties',
    'f(1, 2); const [a, ...b] = "xyz"; let c, d; [c, ...d] = "uv"; for (const { length, ...r } of ["w"]) void r;',
    [
      '1:12 rest elements 1/0/0',
      '2:10 rest elements 1/0/0',
      '2:45 rest elements 1/0/0',
      '2:63 entry of for…of 1/0/0',
      '2:94 array literal 1/0/0',
    ],
    'const f = (...r) => r;',
  ],
  [
    'the arguments object, where one is used',
    'f(1);',
    ['1:1 arguments object 1/0/0'],
    'function f() { return arguments; } function g() { return 1; }',
  ],
  [
    'a function declared inside',
    'f(); function f() { { function g() {} } }',
    ['2:6 closure 1/0/0', '2:23 closure 1/0/0'],
  ],
  [
    'entries that a loop holds',
    'for (const e of m) void e;',
    ['2:1 entry of for…of 2/0/0'],
    'const m = new Map([[1, 2], [3, 4]]);',
  ],
  [
    'errors that QuickJS throws, where they are caught',
    'try { null.x; } catch (e) { void e; } try { throw new Error("x"); } catch (e) { void e; }',
    ['2:17 caught error 1/0/0', '2:51 new Error 1/0/0'],
  ],
  [
    'expressions that throw leave nothing open',
    'for (let k = 0; k < 3; k++) { try { [bad({})]; } catch { ok(); } }',
    ['1:52 object literal 3/0/0', '2:42 object literal 3/0/0'],
    'const bad = (o) => { throw 1; }; const ok = () => ({ });',
  ],
  [
    'objects of builtin classes',
    'round.bind(null); new Proxy({}, o); new WeakRef(o); new Date(); new Map(); new Uint8Array(4);',
    [
      '2:76 new Uint8Array 2/0/0',
      '2:7 function from bind() 1/0/0',
      '2:19 new Proxy 1/0/0',
      '2:29 object literal 1/0/0',
      '2:37 new WeakRef 1/0/0',
      '2:53 new Date 1/0/0',
      '2:65 new Map 1/0/0',
    ],
    'const o = {};',
  ],
  [
    'what stays, what is replaced, what goes',
    'kept.push({ i }); last = { i }; ring[i % 3] = { i }; void { i };',
    [
      '2:11 object literal 1/1/1',
      '2:26 object literal 1/1/0',
      '2:47 object literal 1/1/0',
      '2:59 object literal 1/0/0',
    ],
    'const kept = []; let last; const ring = [];',
  ],
  [
    'means of what is not made in every round',
    'if (i % 4 === 0) kept.push({ i }); if (i === 9) void [];',
    ['2:28 object literal 0.25/0.25/0.25', '2:54 array literal 0.083/0/0'],
    'const kept = [];',
  ],
  [
    'calls over several lines, at the name that is called',
    'list\n  .map(id)\n  ?.filter(id)\n  .slice();',
    ['5:4 array from slice() 1/0/0'],
    'const id = (x) => x; const list = [1];',
  ],
];

describe('counted', () => {
  it.each(RULES.map(([name, line, expected, before]) => ({ name, line, expected, before })))(
    '$name',
    async ({ line, expected, before }) => {
      const counted = await countRound(`\n${line}`, before);
      expect(rows(counted).filter((row) => !row.startsWith('1:') || before)).toEqual(expected);
      const made = expected.reduce(
        (sum, row) => sum + Number(/ ([0-9.]+)\/[^/]*\/[^/]*$/.exec(row)![1]),
        0,
      );
      expect(counted.perRound).toBeCloseTo(made, 2);
      expect(counted.rounds).toBe(12);
    },
  );
});

describe('a count', () => {
  it('leaves an object where it was made, though its constructor hands it to a builtin that gives it back', async () => {
    const classes =
      'class A { constructor(r) { Object.assign(this, r); } } class B { constructor() { this.b = 1; Object.freeze(this); } }';
    expect(rows(await countRound('\nnew A({ i });\nnew B();', classes))).toEqual([
      '2:1 new A 1/0/0',
      '2:7 object literal 1/0/0',
      '3:1 new B 1/0/0',
    ]);
  });

  it('leaves out what the workload makes, whatever passes it on', async () => {
    const source = `export const use = (item, loader) => {
      const all = [item, loader(), item.list.find(Boolean), JSON.parse(item.text)];
      return { all, more: item.make().concat(1) };
    };`;
    const workload = `import { use } from 'subject';
      const kept = [];
      export function round(i, { size }) {
        for (let n = 0; n < size; n++) {
          const item = { list: JSON.parse('[{},{}]'), text: '[1]', make: () => [n, {}] };
          kept.push(use(item, () => ({ n })), ...Array.from({ length: 9 }, () => ({})));
        }
      }`;
    expect(rows(await count(source, { workload }))).toEqual([
      '2:19 array literal 3/3/3',
      '2:66 array from JSON.parse() 3/3/3',
      '3:14 object literal 3/3/3',
      '3:39 array from concat() 3/3/3',
    ]);
  });

  it('leaves out what the driver of the rounds and of the timers makes', async () => {
    const source = `export async function round(i) {
      await new Promise((resolve) => { setTimeout(resolve, 5); });
      const late = []; await null; queueMicrotask(() => { const soon = []; });
    }`;
    const counted = rows(await count(source));
    expect(counted).toEqual(
      expect.arrayContaining([
        '3:20 array literal 1/0/0',
        '3:72 array literal 1/0/0',
        '2:13 new Promise 1/0/0',
        '2:25 closure 1/0/0',
        '3:51 closure 1/0/0',
      ]),
    );
    expect(counted.filter((row) => !/from (setTimeout|queueMicrotask)/.test(row)).length).toBe(5);
  });

  it('is exact whatever is collected meanwhile', async () => {
    const source = `const ring = [];
      export function round(i) {
        for (let k = 0; k < 4000; k++) { const a = { k }; a.self = a; ring[k % 7] = [a, JSON.parse('[{"a":[]}]')]; }
      }`;
    expect(rows(await count(source))).toEqual([
      '3:94 array from JSON.parse() 12000/21/0',
      '3:52 object literal 4000/7/0',
      '3:85 array literal 4000/7/0',
    ]);
  });

  it('is exact where a collection in the middle of a builtin changes the order of objects', async () => {
    const source = `let old = null; for (let k = 0; k < 300; k++) old = { old: [old] };
      const text = '[' + '{"a":[]},'.repeat(9000) + '0]';
      export function round() { JSON.parse(text); return old; }`;
    const counted = await count(source, { rounds: 6 });
    expect(rows(counted)).toEqual(['3:38 array from JSON.parse() 18001/0/0']);
  });

  it('is exact through deep calls', async () => {
    const source = `const down = (n) => (n === 0 ? [] : [down(n - 1), {}]);
      export function round() { down(300); }`;
    expect(rows(await count(source))).toEqual([
      '1:37 array literal 300/0/0',
      '1:51 object literal 300/0/0',
      '1:32 array literal 1/0/0',
    ]);
  });

  it('is the same when it is made again', async () => {
    const source =
      'const m = new Map(); export function round(i) { m.set(Math.random(), { i }); JSON.parse("[{}]"); }';
    expect(JSON.stringify(await count(source))).toBe(JSON.stringify(await count(source)));
  });

  it('goes by what was counted where the program ends early', async () => {
    const counted = await count(
      'export function round(i) { if (i === 9) throw new Error("no"); return {}; }',
    );
    expect(counted).toMatchObject({
      perRound: 1,
      rounds: 2,
      fault: { kind: 'error', message: 'The program ended after 9 rounds: no' },
    });
    const none = await count('export function round(i) { throw new Error("no"); }');
    expect(none).toMatchObject({ perRound: 0, rounds: 0, fault: { kind: 'error' } });
  });

  it('says where the count itself ran out', async () => {
    const source = 'export function round(i) { for (let k = 0; k < 150000; k++) void [k]; }';
    const counted = await count(source);
    expect(counted).toMatchObject({ perRound: 150_000, rounds: 3 });
    expect(counted.fault).toEqual({
      kind: 'budget',
      message: 'The count used up what it may use after 10 rounds.',
    });
  });

  it.each([
    [
      'that prints its own code',
      'export function round() { console.log(String(() => [1])); }',
      'differs',
      "Lines can't be told: with its lines watched, the program prints something else.",
    ],
    [
      'that makes code from text',
      'export function round() { return new Function("return [1]"); }',
      'code-from-text',
      "Lines can't be told: it loads or makes code while it runs, and what that makes has no line.",
    ],
    [
      'that evaluates',
      'export function round() { return eval("[1]"); }',
      'code-from-text',
      "Lines can't be told: it uses eval, and what that makes has no line.",
    ],
    [
      'with a syntax error',
      'export function round( {',
      'syntax',
      "Lines can't be told: Unexpected token (1:24).",
    ],
  ])('tells nothing of a program %s', async (_, source, kind, message) => {
    expect(await count(source)).toEqual({
      perRound: 0,
      survivedPerRound: 0,
      keptPerRound: 0,
      rounds: 0,
      sites: [],
      fault: { kind, message },
    });
  });

  it('can not be reached by the program', async () => {
    const { names } = rewrite('');
    const source = `export async function round(i) {
      console.log(Object.getOwnPropertyNames(globalThis).filter((name) => /alloc|made/.test(name)).join());
      const name = ['page', 'fault:$', 'ma', 'de'].join('');
      try { const all = await import(name); console.log(Object.keys(all)); } catch (error) { console.log(error.name, error.message); }
      return {};
    }`;
    expect(names.module).toBe('pagefault:$made');
    const rewritten = rewrite(source);
    const probe = new AllocationProbe(rewritten.sites.length, [rewritten.names]);
    const program = { source: rewritten.source, seed: 1, size: 1 };
    const { printed } = behave(await Session.open(assets, LIMITS, probe), program, 1);
    expect(printed).toEqual([
      'log: ',
      "log: ReferenceError there is no module 'pagefault:$made' here: a program has only itself",
    ]);
  });
});
