import { describe, expect, it } from 'vitest';
import { HeapIndex } from '../../../src/grader/inspect/heap-index.ts';
import { isBetween } from '../../../src/grader/inspect/links.ts';
import { ask, heapOf, objectsOf, SHOP } from './program.ts';

const heap = await heapOf(SHOP);
const learners = (name: string) => objectsOf(heap, name).filter((row) => row.isLearners);
const rows = (kind: 'holders' | 'holds', node: number) =>
  ask(heap, { ask: kind, node, from: 0, count: 500 }).rows;
const said = (kind: 'holders' | 'holds', node: number) =>
  rows(kind, node).map(({ by, what, isWeak }) => `${by} · ${what}${isWeak ? ' · weak' : ''}`);
/** The newest user: the one that `entry "user:11"` leads to. */
const user = ask(heap, {
  ...{ ask: 'objects', text: 'user:11" user', freshOnly: false, sort: 'retained' },
  ...{ from: 0, count: 1 },
}).rows[0]!.node;

describe('what holds an object, and what it holds', () => {
  it('is told in the program’s words, across variables and entries; weak last', () => {
    expect(said('holders', user)).toEqual([
      'entry "user:11" · Map(12)',
      'closure variable "user" · ƒ onResize (line 11)',
      'key · WeakMap(12) · weak',
      'target · WeakRef · weak',
    ]);
    expect(said('holds', user)).toEqual([
      '.photo · Uint8Array(100)',
      'weak entry in tags = WeakMap(12) · Object',
      'shape · shape',
      '.name · "user 11"',
    ]);
  });

  it('is the same seen from either side', () => {
    const { references } = new HeapIndex(heap);
    const seen = (kind: 'heldBy' | 'holdersOf') => {
      const found = new Map<string, number>();
      for (let node = 0; node < heap.snapshot.nodeCount; node += 1) {
        if (isBetween(heap.snapshot.kinds[node]!)) continue;
        for (const { holder, held, isWeak, by } of references[kind](node)) {
          if (isBetween(heap.snapshot.kinds[holder]!)) continue;
          const key = `${holder} ${held} ${isWeak} ${by()}`;
          found.set(key, (found.get(key) ?? 0) + 1);
        }
      }
      return found;
    };
    const held = seen('heldBy');
    expect(held.size).toBeGreaterThan(5000);
    expect(seen('holdersOf')).toEqual(held);
  });

  it('comes in pages', () => {
    const [map] = learners('Map');
    const whole = rows('holds', map!.node);
    const page = ask(heap, { ask: 'holds', node: map!.node, from: 5, count: 4 });
    expect(page.total).toBe(whole.length);
    expect(page.rows).toEqual(whole.slice(5, 9));
  });
});

describe('the path of an object', () => {
  it('leads from a root in the program’s words, with the lines of functions', () => {
    const { path, steps, object } = ask(heap, { ask: 'object', node: user });
    expect(path).toBe('cache = Map(12) → entry "user:11" → User');
    expect(steps.map((step) => step.what)).toEqual(['Map(12)', 'User']);
    expect(object).toMatchObject({ isFresh: true, isLearners: true, isWeak: false });
    const listener = learners('function').find((row) => row.what.startsWith('ƒ onResize'))!;
    expect(listener.line).toBe(11);
  });

  it('of the end of a very long list tells its length, and soon', async () => {
    const list = await heapOf(
      'let first; export function round(i) { if (i > 0) return; for (let k = 0; k < 30000; k++) first = { next: first, k }; }',
    );
    const depths = objectsOf(list, 'Object').filter((row) => row.isLearners);
    const last = depths.reduce((a, b) => (b.retained < a.retained && b.retained > 0 ? b : a));
    const start = performance.now();
    const { path, steps } = ask(list, { ask: 'object', node: last.node });
    expect(performance.now() - start).toBeLessThan(500);
    expect(steps.length).toBeLessThan(60);
    expect(path.length).toBeLessThan(1002);
    expect(path).toBe('first.next ×29999 = Object');
  });
});
