import { describe, expect, it } from 'vitest';
import { EDGE } from '../../../src/sandbox/snapshot/edges.ts';
import { run } from '../program.ts';
import { explain } from './explain.ts';

/** Holds a Mark in each way that a program can; the number tells which path is asked for. */
const SOURCE = `class Mark {
  constructor(id) { this[id] = id; }
}
const mark = (id) => new Mark('m' + id);
export const exported = mark(1);
let plain = { inner: { deep: mark(2) } };
const list = [0, [mark(3)]];
const cache = new Map([['user:17', mark(4)], [7, mark(5)], [mark(6), 'v'], [true, { x: mark(7) }]]);
const seen = new Set([mark(8)]);
const bus = { listeners: [] };
{ const big = mark(9); bus.listeners.push(null, function onResize() { return big; }); }
class Store {
  #secret = mark(10);
  static all = [mark(11)];
  static #known = new Map([['k', mark(12)]]);
  static peek() { return Store.#known; }
}
const store = new Store();
function* walk() { const step = mark(13); yield 1; return step; }
const walker = walk(); walker.next();
const gate = new Promise(() => {});
async function waits(job) { await gate; return job; }
waits(mark(14));
const done = Promise.resolve(mark(15));
const failed = Promise.reject(mark(16)); failed.catch(() => {});
const bound = function handler() {}.bind(mark(17), mark(18));
const proxy = new Proxy(mark(19), { trap: mark(20) });
const accessor = { get value() { return 1; } };
Object.getOwnPropertyDescriptor(accessor, 'value').get.memo = mark(21);
const tag = Symbol('tag');
const tagged = { [tag]: mark(22), 'odd key': mark(23) };
globalThis.leaky = mark(24);
setTimeout(function later() { return timed; }, 1e9);
const timed = mark(25);
setTimeout(((late) => function tick() { return late; })(mark(26)), 1e9);
const weak = new WeakMap(); const key = {}; weak.set(key, mark(27));
const circular = new WeakMap(); { const own = mark(28); circular.set(own, { own }); }
const registry = new FinalizationRegistry(() => {}); registry.register(key, mark(29));
const entries = new Map([['a', mark(30)]]).entries();
const view = new Uint8Array(40); view.extra = mark(31);
const error = new Error('x', { cause: mark(32) });
function memo() {} memo.cache = { a: mark(33) };
const child = Object.create(mark(34));
let first; for (let i = 0; i < 9; i++) first = { next: first, mark: i === 0 ? mark(35) : null };
const helper = [mark(36)].values().map((x) => x);
const boxed = Object.assign(Object('text'), { extra: mark(37) });
const when = new Date(0); when.extra = mark(38);
async function* feed() { const held = mark(39); yield 1; yield held; }
const feeding = feed(); await feeding.next();
const { promise, resolve } = Promise.withResolvers(); promise.extra = mark(40);
class Base { constructor() { this.base = mark(41); } } class Sub extends Base {} const sub = new Sub();
const args = (function () { return arguments; })(mark(42));
const curried = ((a) => (b) => () => [a, b])(mark(43))(1);
export function round() {}
`;

const PATHS: readonly (readonly [number, string])[] = [
  [1, 'exported = Mark'],
  [2, 'plain.inner.deep = Mark'],
  [3, 'list[1][0] = Mark'],
  [4, 'cache = Map(4) → entry "user:17" → Mark'],
  [5, 'cache = Map(4) → entry 7 → Mark'],
  [6, 'cache = Map(4) → key = Mark'],
  [7, 'cache = Map(4) → entry true.x → Mark'],
  [8, 'seen = Set(1) → key = Mark'],
  [9, 'bus.listeners[1] → ƒ onResize (line 11) → closure variable "big" = Mark'],
  [10, 'store.#secret = Mark'],
  [11, 'Store.all[0] = Mark'],
  [12, 'Store.#known = Map(1) → entry "k" → Mark'],
  [13, 'walker = Generator → suspended ƒ walk (line 19) → local variable "step" = Mark'],
  [
    14,
    'gate = Promise (pending) → reaction = await → suspended ƒ waits (line 22) → local variable "job" = Mark',
  ],
  [15, 'done = Promise (fulfilled) → result = Mark'],
  [16, 'failed = Promise (rejected) → result = Mark'],
  [17, 'bound → ƒ bound handler → bound this = Mark'],
  [18, 'bound → ƒ bound handler → bound argument = Mark'],
  [19, 'proxy = Proxy → target = Mark'],
  [20, 'proxy = Proxy → handler.trap = Mark'],
  [21, 'accessor = Object → getter value.memo = Mark'],
  [22, 'tagged[Symbol(tag)] = Mark'],
  [23, 'tagged["odd key"] = Mark'],
  [24, 'globalThis.leaky = Mark'],
  [25, 'timed = Mark'],
  [26, 'timer → ƒ tick (line 35) → closure variable "late" = Mark'],
  [27, 'key = Object → weak entry in weak = WeakMap(1) → Mark'],
  [28, 'circular = WeakMap(1) → entry Mark.own → Mark'],
  [29, 'key = Object → weak entry in registry = FinalizationRegistry → Mark'],
  [30, 'entries = Map Iterator → iterated = Map(1) → entry "a" → Mark'],
  [31, 'view.extra = Mark'],
  [32, 'error.cause = Mark'],
  [33, 'memo.cache.a = Mark'],
  [34, 'child = Mark → prototype = Mark'],
  [35, 'first.next ×8.mark = Mark'],
  [36, 'helper = Iterator Helper → iterated.#iterated = Array Iterator → iterated[0] = Mark'],
  [37, 'boxed.extra = Mark'],
  [38, 'when.extra = Mark'],
  [39, 'feeding = AsyncGenerator → suspended ƒ feed (line 48) → local variable "held" = Mark'],
  [40, 'promise.extra = Mark'],
  [41, 'sub.base = Mark'],
  [42, 'args[0] = Mark'],
  [43, 'curried → ƒ (anonymous) (line 53) → closure variable "a" = Mark'],
];

describe('the canary: a retainer path in the names of the program', async () => {
  const { session, error } = await run(SOURCE);
  if (error) throw new Error(JSON.stringify(error));
  const heap = explain(session);
  const { snapshot, describer } = heap;
  const { edges, edgeTypes, edgeNames } = snapshot;
  const pathOf = (id: number): string => {
    for (let node = 0; node < snapshot.nodeCount; node += 1) {
      for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
        const isMark =
          edgeTypes[edge] === EDGE.property && describer.atom(edgeNames[edge]!) === `m${id}`;
        if (isMark) return heap.path(node);
      }
    }
    return 'not found';
  };

  it.each(PATHS)('of mark %i is %s', (id, expected) => {
    expect(pathOf(id)).toBe(expected);
  });
});
