import { describe, expect, it } from 'vitest';
import { EDGE } from '../../../src/sandbox/snapshot/edges.ts';
import type { ExplainedHeap } from '../../../src/sandbox/snapshot/explained.ts';
import { heapSnapshotFile } from '../../../src/sandbox/snapshot/heapsnapshot.ts';
import { run } from '../program.ts';
import { explain } from './explain.ts';

/** Programs that would be slow, endless or too large to tell about; each holds a Mark. */
const LARGE: readonly (readonly [what: string, source: string])[] = [
  ['a list of 100,000', 'let o = new Mark; for (let i = 0; i < 1e5; i++) o = { next: o };'],
  ['100,000 arrays in arrays', 'let o = new Mark; for (let i = 0; i < 1e5; i++) o = [o];'],
  [
    '40,000 Maps in Maps',
    'let o = new Mark; for (let i = 0; i < 4e4; i++) o = new Map([["k" + i, o]]);',
  ],
  [
    'a chain of unlike links',
    'let o = new Mark; for (let i = 0; i < 6e4; i++) o = i % 3 ? { ["p" + (i % 1000)]: o } : i % 2 ? [0, o] : ((x) => () => x)(o);',
  ],
  ['100,000 prototypes', 'let o = new Mark; for (let i = 0; i < 1e5; i++) o = Object.create(o);'],
  [
    '10,000 wrapped closures',
    'let o = new Mark; for (let i = 0; i < 1e4; i++) o = ((f) => () => f)(o);',
  ],
  [
    'a chain of 20,000 weak entries',
    'const o = {}; let k = o; const w = new WeakMap(); for (let i = 0; i < 2e4; i++) { const n = i ? {} : new Mark; w.set(k, n); k = n; }',
  ],
  [
    '3,000 WeakMaps in a chain',
    'const o = {}, all = []; let k = o; for (let i = 0; i < 3e3; i++) { const n = i ? {} : new Mark; const w = new WeakMap([[k, n]]); all.push(w); k = n; }',
  ],
  [
    '20,000 WeakMaps with one key at the end of a chain',
    'const key = { mark: new Mark }, maps = []; for (let i = 0; i < 2e4; i++) maps.push(new WeakMap([[key, i]])); let m = { maps }, o = { key }; for (let i = 0; i < 2e4; i++) { m = { m }; o = { o }; }',
  ],
  ['an array of 1,000,000', 'const o = new Array(1e6).fill(0); o[5e5] = new Mark;'],
  ['a sparse array', 'const o = []; for (let i = 0; i < 2e4; i++) o[i * 1e5] = i ? {} : new Mark;'],
  [
    '50,000 properties',
    'const o = { m: new Mark }; for (let i = 0; i < 5e4; i++) o["p" + i] = {};',
  ],
  [
    '70,000 classes',
    'const o = [new Mark]; for (let i = 0; i < 7e4; i++) { const f = function () {}; Object.defineProperty(f, "name", { value: "C" + i }); o.push(f); }',
  ],
  [
    'names of millions of characters',
    'const o = { ["k".repeat(3e6)]: new Map([["x".repeat(3e6), new Mark]]) };',
  ],
  [
    'a weak entry on the way to its own map',
    'const o = {}; const far = { a: { b: { c: { d: {} } } } }; { const m = new WeakMap(); far.a.b.c.d.m = m; m.set(o, { m, mark: new Mark }); }',
  ],
];

const LONGEST = 2_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u;

const program = (body: string) => `class Mark { constructor() { this.isMark = {}; } }
${body}
globalThis.leaky = typeof o === 'undefined' ? 0 : o;
export function round() {}`;

async function explained(source: string): Promise<ExplainedHeap> {
  const { session, error } = await run(source, {
    limits: { ticks: 20_000, memoryBytes: 128 * 1024 ** 2 },
  });
  expect(error).toBeUndefined();
  return explain(session);
}

function pathOfMark(heap: ExplainedHeap): string {
  const { edges, edgeTypes, edgeNames, nodeCount } = heap.snapshot;
  for (let node = 0; node < nodeCount; node += 1) {
    for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
      const isOwn = edgeTypes[edge] === EDGE.property;
      if (isOwn && heap.describer.atom(edgeNames[edge]!) === 'isMark') return heap.path(node);
    }
  }
  return 'not found';
}

describe('a program that is hard to tell about', () => {
  it.each(LARGE)(
    '%s: is told in time, within bounds',
    async (_, body) => {
      const heap = await explained(program(body));
      const { nodeCount } = heap.snapshot;
      for (let node = 0; node < nodeCount; node += Math.ceil(nodeCount / 40)) {
        expect(heap.path(node).length).toBeLessThanOrEqual(LONGEST);
        expect(heap.steps(node).length).toBeLessThanOrEqual(60);
      }
      expect(pathOfMark(heap)).toMatch(/Mark/);
      for (const key of heap.tally().keys()) expect(key.length).toBeLessThan(1000);
      const file = heapSnapshotFile(heap.describer, heap.retention);
      expect(JSON.parse(file).snapshot.node_count).toBe(nodeCount + 1);
    },
    20_000,
  );

  it('both ends of a long path are told', async () => {
    const body = 'let o = new Mark; for (let i = 0; i < 200; i++) o = { ["p" + (i % 17)]: o };';
    const path = pathOfMark(await explained(program(body)));
    expect(path).toMatch(/^o\.p12\.p11\..*\.p9 = Object → … 167 more …\.p10\.p9\..*\.p0 = Mark$/);
  });

  it('a chain of like links is told by its length, whatever lies between them', async () => {
    const maps = 'let o = new Mark; for (let i = 0; i < 200; i++) o = new Map([["k" + i, o]]);';
    expect(pathOfMark(await explained(program(maps)))).toBe(
      'o = Map(1) → entry "k1" → Map(1) ×199 → entry "k0" → Mark',
    );
    const closures =
      'let o = new Mark; for (let i = 0; i < 50; i++) o = ((f) => ({ f: () => f }))(o);';
    expect(pathOfMark(await explained(program(closures)))).toMatch(/ ×50$/);
  });

  it('a list is told by its length', async () => {
    const body = 'let o = new Mark; for (let i = 0; i < 1e4; i++) o = { next: o };';
    expect(pathOfMark(await explained(program(body)))).toBe('o.next ×10000 = Mark');
  });
});

/** Names that would draw over a path, or say what is not so; `mark` is held by each. */
const NAMES: readonly (readonly [body: string, path: string])[] = [
  ['o["a\\u202e\\n\\0<b>"] = mark', 'o["a\\u202e\\n\\u0000<b>"] = Mark'],
  ['o["x = Map(3) → cache"] = mark', 'o["x = Map(3) → cache"] = Mark'],
  ['o["\\ud800"] = mark', 'o["\\ud800"] = Mark'],
  ['o["#secret"] = mark', 'o["#secret"] = Mark'],
  ['o["Symbol(x)"] = mark', 'o["Symbol(x)"] = Mark'],
  ['o[Symbol("#secret")] = mark', 'o[Symbol(#secret)] = Mark'],
  ['o[Symbol("Symbol.iterator")] = mark', 'o[Symbol(Symbol.iterator)] = Mark'],
  ['o[Symbol(") → cache = Map(2")] = mark', 'o[Symbol(") → cache = Map(2")] = Mark'],
  [
    'o.m = new Map([["\\u202e\\u2066\\n", mark]])',
    'o.m = Map(1) → entry "\\u202e\\u2066\\n" → Mark',
  ],
  [
    'o.f = () => mark; Object.defineProperty(o.f, "name", { value: "g (line 9) → cache" })',
    'o.f → ƒ "g (line 9) → cache" (line 3) → closure variable "mark" = Mark',
  ],
  [
    'class C {} Object.defineProperty(C, "name", { value: "Map(9) \\u202e" }); o.c = new Map([[new C, 1]]); o.c.m = new Map([[new C, mark]])',
    'o.c.m = Map(1) → entry "Map(9) \\u202e" → Mark',
  ],
  [
    'const p = { constructor: { name: "Forged" } }; o.c = new Map([[Object.create(p), mark]])',
    'o.c = Map(1) → entry Object → Mark',
  ],
  [
    'const p = { constructor: new Proxy(class Forged {}, {}) }; o.c = new Map([[Object.create(p), mark]])',
    'o.c = Map(1) → entry Object → Mark',
  ],
  [
    'o.c = new Map([[/a/, mark]]); o.d = new Map([[new RegExp("x/ → cache = Map\\n"), o.c]]); delete o.c',
    'o.d = Map(1) → entry RegExp /x/ \\u2192 cache = Map\\u000a/ → Map(1) → entry RegExp /a/ → Mark',
  ],
  [
    'Object.defineProperty(o, "g → x", { get() {} }); Object.getOwnPropertyDescriptor(o, "g → x").get.m = mark',
    'o = Object → getter "g → x".m = Mark',
  ],
  [
    'o.f = new Function("mark", "\\n\\nreturn () => mark")(mark)',
    'o.f → ƒ (anonymous) (line 5 of evaluated code) → closure variable "mark" = Mark',
  ],
  [
    'const callback = { callback: mark, heap: [mark] }; setTimeout(((heap) => () => heap)({ callback }), 1e9); delete globalThis.leaky',
    'timer → ƒ (anonymous) (line 3) → closure variable "heap".callback.callback = Mark',
  ],
];

describe('a program that tries to make a path lie', () => {
  it.each(NAMES)('%s', async (body, expected) => {
    const source = `class Mark { constructor() { this.isMark = {}; } }
const o = {}; { const mark = new Mark;
${body}; }
export function round() {}`;
    const heap = await explained(source);
    const path = pathOfMark(heap);
    expect(path).toBe(expected);
    const { nodeCount } = heap.snapshot;
    for (let node = 0; node < nodeCount; node += 1) expect(heap.path(node)).not.toMatch(UNSEEN);
  });
});
