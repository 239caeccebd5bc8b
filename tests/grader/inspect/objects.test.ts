import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSchema } from '../../../src/grader/explanation.ts';
import { ask, heapOf, objectsOf, SHOP } from './program.ts';

const heap = await heapOf(SHOP);
const all = { ask: 'objects', freshOnly: false, sort: 'retained', from: 0, count: 500 } as const;

describe('lists of objects', () => {
  it('have each node once, in the order asked for', () => {
    const nodes = objectsOf(heap).map((row) => row.node);
    expect(new Set(nodes).size).toBe(heap.snapshot.nodeCount - 1);
    for (const sort of ['retained', 'shallow'] as const) {
      const sizes = ask(heap, { ...all, sort }).rows.map((row) => row[sort]);
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    }
    const names = ask(heap, { ...all, sort: 'name', className: 'User' }).rows.map(
      (row) => row.what,
    );
    expect(names).toEqual([...names].sort());
  });

  it('come in pages that fit together, whatever is asked in between', () => {
    const whole = objectsOf(heap, 'string').map((row) => row.node);
    fc.assert(
      fc.property(fc.nat(whole.length + 5), fc.nat(60), fc.boolean(), (from, count, between) => {
        if (between) ask(heap, { ...all, text: 'user', from: 3 });
        const page = ask(heap, { ...all, className: 'string', from, count });
        expect(page.total).toBe(whole.length);
        expect(page.rows.map((row) => row.node)).toEqual(whole.slice(from, from + count));
      }),
      { numRuns: 100 },
    );
    expect(ask(heap, { ...all, from: -5, count: 1e9 }).rows).toHaveLength(500);
    expect(ask(heap, { ...all, from: Number.NaN, count: Number.NaN }).rows).toEqual([]);
  });

  it('find by name, by what it is, by class, in any case', () => {
    const found = (text: string) => ask(heap, { ...all, text }).rows.map((row) => row.what);
    expect(found('CACHE')).toContain('Map(12)');
    expect(found('entry "user:7"')).toEqual(['User']);
    expect(found('onresize')).toContain('ƒ onResize (line 11)');
    expect(found('uint8array(100)')).toHaveLength(12);
    expect(found('no such thing')).toEqual([]);
    expect(found('x'.repeat(100_000))).toEqual([]);
  });

  it('can be of one owner, and only of what is new', () => {
    const own = ask(heap, { ...all, className: 'Map', isLearners: true });
    expect(own.rows.map((row) => row.what)).toEqual(['Map(12)']);
    const users = ask(heap, { ...all, className: 'User', freshOnly: true });
    expect(users.total).toBe(4);
    expect(users.rows.every((row) => row.isFresh)).toBe(true);
  });

  it('have texts of bounded length with nothing in them that can’t be seen', async () => {
    const odd = await heapOf(
      'const kept = {}; export function round(i) { kept["\\u202e\\n\\u0007" + "y".repeat(5000) + i] = { ["\\u2066k"]: {} }; kept["z".repeat(5000)] = Symbol("\\r".repeat(900)); Object.defineProperty(kept, "f", { configurable: true, value: { ["\\n"]: class { static name = "\\u202e".repeat(4000); } }["\\n"] }); }',
    );
    const texts: string[] = [];
    for (const { node } of objectsOf(odd)) {
      const { object, path, steps } = ask(odd, { ask: 'object', node });
      texts.push(object.what, object.className, path);
      for (const { by, what } of steps) texts.push(by, what);
      for (const kind of ['holders', 'holds'] as const) {
        const { rows } = ask(odd, { ask: kind, node, from: 0, count: 50 });
        texts.push(...rows.flatMap((row) => [row.by, row.what]));
      }
    }
    expect(texts.length).toBeGreaterThan(10_000);
    expect(texts.filter((text) => text.length > 1001)).toEqual([]);
    expect(texts.filter((text) => /[\p{Cc}\p{Bidi_Control}]/u.test(text))).toEqual([]);
  });

  it('refuse what is no node, and say which there are', () => {
    const { nodeCount } = heap.snapshot;
    for (const node of [-1, nodeCount, 0.5, Number.NaN]) {
      expect(() => ask(heap, { ask: 'object', node })).toThrow(
        `expected a node from 0 to ${nodeCount - 1}, found ${node}`,
      );
    }
  });

  it('answer as the protocol says', () => {
    const node = objectsOf(heap, 'User')[0]!.node;
    for (const query of [
      { ask: 'classes' },
      { ...all, count: 20 },
      { ask: 'object', node },
      { ask: 'holders', node, from: 0, count: 9 },
      { ask: 'holds', node, from: 0, count: 9 },
      { ask: 'tree' },
      { ask: 'tree', node },
      { ask: 'file' },
    ] as const) {
      const answer = ask(heap, query);
      expect(answerSchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
    }
  });
});
