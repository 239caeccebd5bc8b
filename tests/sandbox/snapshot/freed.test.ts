import { describe, expect, it } from 'vitest';
import { EDGE, INTERNAL } from '../../../src/sandbox/snapshot/edges.ts';
import { freedWithout } from '../../../src/sandbox/snapshot/freed.ts';
import { run } from '../program.ts';
import { explain } from './explain.ts';

/** What `held` is: an expression, after statements that may prepare it. */
const CASES: readonly (readonly [what: string, make: string, ...before: string[]])[] = [
  ['a plain object', '{ a: 1, b: "two" + i, c: [1, 2, 3] }'],
  ['a string', '"x".repeat(999 + i)'],
  ['a two-byte string', '"\\u4e2d".repeat(999 + i)'],
  ['a rope', 'left + right', 'const left = "a".repeat(5000), right = "b".repeat(6000 + i);'],
  ['a big bigint', '10n ** 300n'],
  ['a bigint of 64 bits', '[2n ** 62n + BigInt(i)]'],
  ['an array of floats', 'Array.from({ length: 500 }, (_, k) => k / 3)'],
  ['a sparse array', 'sparse', 'const sparse = []; sparse[100000] = {}; sparse[5] = "five" + i;'],
  ['a Map of objects', 'new Map(Array.from({ length: 40 }, (_, k) => ["key" + k, { k }]))'],
  ['a Map of numbers', 'new Map(Array.from({ length: 300 }, (_, k) => [k, k]))'],
  ['a Map keyed by objects', 'new Map(Array.from({ length: 40 }, (_, k) => [{ k }, k + "v"]))'],
  ['a Set', 'new Set(Array.from({ length: 99 }, (_, k) => "url/" + k))'],
  ['a Map inside a Map', 'new Map([[1, new Map([[2, new Set([{}])]])]])'],
  ['a WeakMap with dead keys', 'w', 'const w = new WeakMap(); w.set({}, { lost: 1 });'],
  ['a key of a WeakMap', 'key', 'const key = { k: i }; outer.set(key, { value: [1, 2, 3] });'],
  [
    'a WeakMap entry that leads to its key',
    'map',
    'const map = new WeakMap(); { const k = {}; map.set(k, { k }); }',
  ],
  ['a member of a WeakSet', 'member', 'const member = { m: 1 }; outerSet.add(member);'],
  [
    'a WeakSet whose members died in a circle',
    'w',
    'const w = new WeakSet(); for (let k = 0; k < 5; k++) { const a = {}; a.a = a; w.add(a); }',
  ],
  [
    'a WeakSet whose symbols died in a circle',
    'w',
    'const w = new WeakSet(); for (let k = 0; k < 5; k++) { const a = { s: Symbol("s" + k) }; a.a = a; w.add(a.s); }',
  ],
  ['a WeakRef', 'new WeakRef(outer)'],
  [
    'the target of a WeakRef',
    'target',
    'const target = { big: new Array(50).fill(i) }; refs.push(new WeakRef(target)); refs.length = 0;',
  ],
  ['a closure', '() => big.length', 'const big = new Array(100).fill(i);'],
  ['two closures over one variable', '[() => n, () => n++]', 'let n = { i };'],
  [
    'a listener',
    'bus',
    'const bus = { on: [] }; const buffer = new Uint8Array(700); bus.on.push(function onResize() { return buffer; });',
  ],
  [
    'an EventTarget with listeners',
    'bus',
    'const bus = new EventTarget(); const data = { big: "y".repeat(300 + i) }; bus.addEventListener("a", () => data); bus.addEventListener("b", () => bus);',
  ],
  ['an AbortController', 'new AbortController()'],
  ['a fresh generator', 'gen()', 'const gen = function* () { yield 1; };'],
  [
    'a suspended generator',
    'g',
    'const gen = function* (a) { const local = { a }; yield local; yield 2; }; const g = gen(["arg"]); g.next();',
  ],
  ['a finished generator', 'g', 'const gen = function* () { yield 1; }; const g = gen(); [...g];'],
  [
    'a generator whose local is captured',
    'g',
    'const gen = function* () { let n = { i }; yield () => n; yield n; }; const g = gen(); const f = g.next().value; g.f = f;',
  ],
  [
    'an async generator',
    'g',
    'const gen = async function* () { const local = [i]; yield local; yield 2; }; const g = gen(); await g.next();',
  ],
  [
    'an async frame on a gate',
    'gate',
    'const gate = {}; gate.promise = new Promise((open) => { gate.open = open; }); const wait = async () => { const local = { i }; await gate.promise; return local; }; wait(); await null;',
  ],
  ['a fulfilled promise', 'Promise.resolve({ value: [i] })'],
  ['a rejected promise', 'p', 'const p = Promise.reject(new Error("no" + i)); p.catch(() => {});'],
  [
    'a pending promise with reactions',
    'p',
    'const p = new Promise(() => {}); const data = { i }; p.then(() => data); p.catch(() => data);',
  ],
  ['a promise and its settlers', 'Promise.withResolvers()'],
  ['one settler of a promise', 'resolve', 'let resolve; new Promise((r) => { resolve = r; });'],
  ['a promise of Promise.all', 'Promise.all([new Promise(() => {}), 1])'],
  ['a bound function', 'function () {}.bind({ self: 1 }, [1, 2], "x" + i)'],
  ['a proxy', 'new Proxy({ target: [i] }, { get: () => 1 })'],
  ['a revocable proxy', 'Proxy.revocable({ t: 1 }, {})'],
  [
    'accessors',
    'o',
    'const state = { s: i }; const o = { get value() { return state; }, set value(v) { state.s = v; } };',
  ],
  ['private fields', 'new Priv()', 'class Priv { #a = { i }; #b = [1]; m() { return this.#a; } }'],
  [
    'a class with static members',
    'Model',
    'class Model { static all = [{ i }]; static #known = new Map([[1, {}]]); static m() { return Model.#known; } method() {} get x() { return 1; } }',
  ],
  [
    'a subclass',
    'Sub',
    'class Base { a = 1; f() {} } class Sub extends Base { #p = 1; f() { return super.f() + this.#p; } }',
  ],
  ['an instance of its own class', 'new Own()', 'class Own { list = [i]; }'],
  ['a symbol', 'Symbol("desc" + i)'],
  ['symbols as keys', 'o', 'const o = {}; for (let k = 0; k < 20; k++) o[Symbol("s" + k)] = k;'],
  ['a registered symbol', '[Symbol.for("registered" + i)]'],
  [
    'property names of its own',
    'JSON.parse(\'{"onlyhere\' + i + \'": 1, "andhere": {"deep\' + i + \'": 2}}\')',
  ],
  ['a typed array', 'new Float64Array(100)'],
  [
    'views of one buffer',
    '[new Uint8Array(buffer), new DataView(buffer)]',
    'const buffer = new ArrayBuffer(512);',
  ],
  ['a subarray', 'new Uint8Array(1500).subarray(0, 8)'],
  ['a cycle', 'a', 'const a = { name: "a" + i }, b = { a, big: [1, 2, 3] }; a.b = b;'],
  ['a cycle through a closure', 'o', 'const o = { list: [i] }; o.f = () => o;'],
  [
    'a doubly linked list',
    'head',
    'let head = { v: 0 }; for (let k = 0; k < 30; k++) { const n = { v: k, next: head }; head.prev = n; head = n; }',
  ],
  ['a Map iterator', 'm.entries()', 'const m = new Map([[1, {}], [2, {}]]);'],
  [
    'an iterator on a deleted record',
    'it',
    'const m = new Map([[1, {}], [2, {}]]); const it = m.keys(); it.next(); m.delete(1); m.delete(2);',
  ],
  ['a Set iterator', 'new Set([{}]).values()'],
  ['an array iterator', '[{}, {}][Symbol.iterator]()'],
  ['a string iterator', '("abc" + i)[Symbol.iterator]()'],
  ['iterator helpers', '[1, 2, 3].values().filter((x) => x > 1).take(2).drop(1)'],
  ['a wrapped iterator', 'Iterator.from({ next() { return { done: true }; }, data: [i] })'],
  ['matches of a RegExp', '("a" + i).matchAll(/(a)/g)'],
  ['a RegExp', 'new RegExp("a+b" + i + "[c-x]*(y|z)")'],
  ['a Date', 'new Date(i)'],
  ['an Error with a cause', 'new TypeError("bad" + i, { cause: { i } })'],
  ['boxed primitives', '[Object(1), Object("s" + i), Object(1n), Object(Symbol("b"))]'],
  [
    'a FinalizationRegistry',
    'r',
    'const r = new FinalizationRegistry(() => {}); r.register(outer, { held: i }, refs);',
  ],
  [
    'a target of a FinalizationRegistry',
    'o',
    'const o = { o: i }; registry.register(o, { held: ["v" + i] });',
  ],
  ['arguments', '(function () { return arguments; })({ i }, [1])'],
  ['a function made from text', 'new Function("a", "return a.onlyInThisFunction + " + i)'],
  ['a WeakMap whose keys live', 'w', 'const w = new WeakMap();  w.set(outer, { v: [i] });'],
  [
    'what holds a WeakMap whose keys live',
    '{ inside: { w } }',
    'const w = new WeakMap([[outer, ["v" + i]]]);',
  ],
  [
    "the module's own namespace and import.meta",
    '{ ns: await import("subject.js"), meta: import.meta, own: [i] }',
  ],
  ['an import that failed', 'p', 'const p = import("nope" + i); await p.catch(() => {});'],
  [
    'private methods and accessors',
    'new Priv()',
    'class Priv { #m() { return [i]; } get #g() { return this.#m(); } static #n = { i }; static { this.s = [Priv.#n]; } r() { return this.#g; } }',
  ],
  [
    'the promise of an async function that waits for ever',
    'p',
    'const wait = async () => { const local = { i }; await new Promise(() => {}); return local; }; const p = wait();',
  ],
  [
    'an async generator with calls in its queue',
    'g',
    'const g = (async function* (a) { await new Promise(() => {}); yield a; })({ i }); g.next(); g.next([i]);',
  ],
  [
    'an async iteration over a synchronous one',
    'p',
    'const p = (async () => { for await (const x of [new Promise(() => {}), { i }]) return x; })(); await null;',
  ],
  [
    'a promise that is locked in to another',
    'p',
    'const other = new Promise(() => {}); other.data = [i]; const p = new Promise((r) => r(other)); await null;',
  ],
  [
    'a chain of promises',
    'p.then(() => data).finally(() => data)',
    'const data = { i }; const p = new Promise(() => {});',
  ],
  ['concatenated iterators', 'Iterator.concat([1, { i }], new Set([[i]]))'],
  [
    'a flatMap in the middle',
    'it',
    'const it = [[{ i }, {}], [{}]].values().flatMap((x) => x); it.next();',
  ],
  [
    'a for-in in the middle',
    'it',
    'const o = { ["own" + i]: 1, b: [2] }; const it = (function* () { for (const k in o) yield k; })(); it.next();',
  ],
  [
    'a Map that most entries were deleted from',
    'm',
    'const m = new Map(); for (let k = 0; k < 90; k++) m.set("k" + k, { k }); for (let k = 0; k < 80; k++) m.delete("k" + k);',
  ],
  [
    'arguments bound to parameters',
    'new Function("a", "b", "return [arguments, () => a]")({ i }, [1])',
  ],
  [
    'a WeakMap keyed by a live symbol',
    's',
    'const s = Symbol("key" + i); outer.set(s, { value: [i] });',
  ],
  [
    'big integers in a typed array and a Set',
    '[new BigInt64Array(70), new Set([2n ** 70n, -(2n ** 90n)])]',
  ],
  ['a module binding that a closure writes', '() => { held = [i]; }'],
  [
    'a listener that was removed and one that was not',
    'bus',
    'const bus = new EventTarget(); const gone = () => [i]; bus.addEventListener("a", gone); bus.removeEventListener("a", gone); bus.addEventListener("a", { handleEvent: [i] });',
  ],
  ['JSON', 'JSON.parse(JSON.stringify({ a: [1, { b: "c" + i }], d: null, e: 1.5 }))'],
  ['a structured clone', 'structuredClone({ a: new Map([[1, { i }]]), d: new Date(0) })'],
];

const program = (make: string, before: string) => `
  let held;
  const outer = new WeakMap(), outerSet = new WeakSet(), refs = [];
  const registry = new FinalizationRegistry(() => {});
  const build = async (i) => { ${before} held = ${make}; };
  export async function round(i) {
    if (i === 3) held = undefined; else { held = undefined; await build(i % 3 === 2 ? 2 : 1); }
  }`;

describe('the retained size is what a collection really frees', () => {
  it.each(CASES)('%s', async (_, make, ...before) => {
    const { session, error, readings } = await run(program(make, before.join()), { rounds: 3 });
    expect(error).toBeUndefined();
    const { snapshot, retention, describer } = explain(session);
    const node = bindingValue(snapshot, describer);
    expect(node).not.toBe(-1);
    expect(session.round(3).error).toBeUndefined();
    const freed = readings[2]!.bytes - session.read().reading.bytes;
    expect({ dominators: retention.retained[node], rules: freedWithout(snapshot, node) }).toEqual({
      dominators: freed,
      rules: freed,
    });
  });
});

describe('what two weak entries share', () => {
  it("goes with their map by the rules, and is no one's in the tree", async () => {
    const make = 'w';
    const before = 'const w = new WeakMap(); w.set(outer, { v: [i] }); w.set(refs, { v: 2 });';
    const { session, readings } = await run(program(make, before), { rounds: 3 });
    const { snapshot, retention, describer } = explain(session);
    const node = bindingValue(snapshot, describer);
    session.round(3);
    const freed = readings[2]!.bytes - session.read().reading.bytes;
    expect(freedWithout(snapshot, node)).toBe(freed);
    // The shape of { v } hangs from both keys, so no dominator but the root has it. Its block is 88
    // bytes, or 96 where dlmalloc hands out 8 too many.
    const shared = sharedShapes(snapshot, node).map((shape) => snapshot.shallow[shape]!);
    expect(shared).toContain(freed - retention.retained[node]!);
  });
});

/** Shapes of what hangs from a map by its entries, where exactly two objects have them. */
function sharedShapes(
  { nodeCount, edges, edgeTypes, edgeNames }: ReturnType<typeof explain>['snapshot'],
  node: number,
): number[] {
  const isShape = (edge: number): boolean =>
    edgeTypes[edge] === EDGE.internal && edgeNames[edge] === INTERNAL.shape;
  const users = new Uint32Array(nodeCount);
  for (let edge = 0; edge < edges.to.length; edge += 1) {
    if (isShape(edge)) users[edges.to[edge]!]! += 1;
  }
  const shapes = new Set<number>();
  let front = [node];
  for (let steps = 0; steps < 3; steps += 1) {
    front = front.flatMap((from) => {
      const next: number[] = [];
      for (let edge = edges.first[from]!; edge < edges.first[from + 1]!; edge += 1) {
        if (isShape(edge) && steps > 0 && users[edges.to[edge]!] === 2) shapes.add(edges.to[edge]!);
        else if (!isShape(edge)) next.push(edges.to[edge]!);
      }
      return next;
    });
  }
  return [...shapes];
}

/** The value of the module's binding `held`. */
function bindingValue(
  { nodeCount, edges, edgeTypes, edgeNames }: ReturnType<typeof explain>['snapshot'],
  describer: ReturnType<typeof explain>['describer'],
): number {
  for (let node = 0; node < nodeCount; node += 1) {
    for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
      if (edgeTypes[edge] !== EDGE.binding || describer.atom(edgeNames[edge]!) !== 'held') continue;
      const variable = edges.to[edge]!;
      for (let at = edges.first[variable]!; at < edges.first[variable + 1]!; at += 1) {
        if (edgeTypes[at] === EDGE.internal && edgeNames[at] === INTERNAL.value)
          return edges.to[at]!;
      }
    }
  }
  return -1;
}
