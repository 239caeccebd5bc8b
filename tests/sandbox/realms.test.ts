import { describe, expect, it } from 'vitest';
import { run } from './program.ts';

const LEAK = 'const kept = []; export function round(i) { kept.push({ i }); }';
const STEADY = 'export function round() { ({}); }';

const CHANGES = [
  'globalThis.WeakRef = class { deref() {} };',
  'WeakRef.prototype.deref = () => ({});',
  'globalThis.Promise = undefined;',
  'Promise.prototype.then = () => {}; Promise.resolve = () => {};',
  'Object.prototype.then = (resolve) => resolve();',
  'Object.prototype.toJSON = () => 5; JSON.stringify = () => "x"; JSON.parse = () => ({});',
  'Object.defineProperty(Object.prototype, "name", { get() { throw 1; }, set() { throw 2; } });',
  'Object.freeze = Object.defineProperty = Reflect.ownKeys = Reflect.apply = null;',
  'Array.prototype.push = Array.prototype.filter = () => { throw 3; }; delete Array.prototype[Symbol.iterator];',
  'Function.prototype.call = Function.prototype.apply = null; globalThis.Map = globalThis.Set = null;',
  'Date.now = () => 0; Math.trunc = () => 7; globalThis.String = () => "";',
  'const [all, { deleteProperty }] = [globalThis, Reflect]; for (const name of Object.getOwnPropertyNames(all)) deleteProperty(all, name);',
];

describe('a program that changes its own intrinsics', () => {
  it.each(CHANGES)('is measured like any other: %s', async (change) => {
    const plain = await run(LEAK, { rounds: 6 });
    const changed = await run(
      `${change} const kept = []; let at = 0; export function round(i) { kept[at++] = { i }; }`,
      { rounds: 6 },
    );
    const growth = ({ readings }: typeof plain) => readings.at(-1)!.blocks - readings[0]!.blocks;
    expect(changed.error).toBeUndefined();
    expect(growth(changed)).toBe(growth(plain));
    const steady = await run(`${change} ${STEADY}`, { rounds: 6 });
    expect(steady.error).toBeUndefined();
    expect(growth(steady)).toBe(0);
  });

  it.each(CHANGES)('has its results compared as they are: %s', async (change) => {
    const { error, session } = await run(`${change} export const answer = () => [1, { a: 2 }];`, {
      workload: `import { answer } from 'subject';
        export function round() {}
        export function expect() { return [
          { name: 'right', expected: [1, { a: 2 }], found: answer() },
          { name: 'wrong', expected: [1, { a: 3 }], found: answer() },
        ]; }`,
    });
    expect(error).toBeUndefined();
    expect(session.expect().rows.map(({ passed, name }) => [name, passed])).toEqual([
      ['right', true],
      ['wrong', false],
    ]);
  });

  it.each(CHANGES)('still fails by the error that it throws: %s', async (change) => {
    const { error } = await run(
      `const Mine = TypeError; ${change}\nexport function round() {\n  throw new Mine('mine'); }`,
    );
    expect(error).toMatchObject({ message: 'mine', line: 3 });
  });

  it.each(CHANGES)('still has its objects watched: %s', async (change) => {
    const { session } = await run(
      `${change} let at = 0; const kept = []; export const keep = (object) => { kept[at++] = object; };`,
      {
        workload: `import { keep } from 'subject';
          export function round(i, { watch }) { const a = {}, b = {}; keep(a); watch('kept', a); watch('dropped', b); }`,
      },
    );
    expect(session.uncollected()).toEqual(['kept']);
  });
});

describe('an object of the workload', () => {
  /** What `probe` says when the workload hands it `objects`. */
  async function through(objects: string, probe: string) {
    const { error, printed } = await run(
      `export function use(...objects) { const say = (...words) => console.log(...words); ${probe} }`,
      {
        workload: `import { use } from 'subject'; let count = 0; class Mine { #a = 1; }
          export function round() { use(${objects}); }`,
      },
    );
    return error ? [`${error.name}: ${error.message}`] : printed;
  }

  const FUNCTIONS =
    '() => count, function () {}, function* () {}, async () => {}, async function* () {}';
  const OBJECTS = [
    ...[
      '{}',
      '[]',
      '/x/',
      'new Date()',
      'new Error("x")',
      'new Map()',
      'new Set()',
      'new WeakMap()',
    ],
    ...['Promise.resolve()', 'new Uint8Array(1)', 'new DataView(new ArrayBuffer(1))', 'Object(1n)'],
    ...[
      'Object(Symbol())',
      '[].values()',
      'new Map().keys()',
      'new Set().keys()',
      '"".matchAll(/x/g)',
    ],
    ...['""[Symbol.iterator]()', '[].values().map((x) => x)', 'Iterator.from({ next() {} })'],
    ...[
      'Object.create(Object.getPrototypeOf((function* () {}).prototype))',
      'Object.create(Object.getPrototypeOf((async function* () {}).prototype))',
      'new EventTarget()',
      'new Event("a")',
    ],
    ...['new AbortController()', 'new AbortController().signal', 'new WeakRef({})', 'console'],
    ...['structuredClone', 'setTimeout', 'performance', 'Math', 'JSON', 'Reflect', 'globalThis'],
  ];

  it.each([FUNCTIONS, ...OBJECTS])('leads to nothing that can be changed: %s', async (objects) => {
    expect(
      await through(
        objects,
        `const seen = new Set(objects); const open = [];
         const visit = (value, path) => {
           if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return;
           seen.add(value);
           if (!Object.isFrozen(value)) open.push(path);
           look(value, path);
         };
         const look = (object, path) => {
           visit(Reflect.getPrototypeOf(object), path + '.__proto__');
           for (const key of Reflect.ownKeys(object)) {
             if (key === 'prototype' && path === '') continue; // a generator's own
             const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key);
             for (const next of [value, get, set]) visit(next, path + '.' + String(key));
           }
         };
         for (const object of objects) look(object, '');
         say(open.slice(0, 5).join());`,
      ),
    ).toEqual(['']);
  });

  it('leads to no way to make code in its realm', async () => {
    expect(
      await through(
        FUNCTIONS,
        `for (const callback of objects) {
           let tried = 0;
           for (let object = callback; object; object = Reflect.getPrototypeOf(object)) {
             const maker = object.constructor;
             if (typeof maker !== 'function') continue;
             try { if (typeof maker('return 5') === 'function') say('made code'); } catch {}
             tried += 1;
           }
         }
         say('the end');`,
      ),
    ).toEqual(['the end']);
  });

  it('does not hand over timers: each realm clears its own', async () => {
    const { printed } = await run(
      'export function use() { for (let id = 0; id < 9; id++) clearTimeout(id); }',
      {
        workload: `import { use } from 'subject';
        export function round() { setTimeout(() => console.log('still there'), 5); use(); }`,
      },
    );
    expect(printed).toEqual(['still there']);
  });
});
