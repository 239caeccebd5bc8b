import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roomFor } from '../../../src/model/gc/cost.ts';
import { reachable } from '../../../src/model/gc/reachable.ts';
import { heapScript, Run, type Seen } from './heap-scripts.ts';

const addresses = (run: Run): Record<string, number> =>
  Object.fromEntries(run.collector.heap.objects().map(({ id, address }) => [id, address]));
const kinds = (seen: readonly Seen[]): string[][] =>
  seen.map(({ events }) => events.map(({ kind }) => kind));

const script = `
  root r; object dead 16; object b 24; object a 16; object c 8
  r -> a; a -> b; a -> c; c -> a; dead -> a`;

describe('mark-compact', () => {
  test('gives new addresses, updates references, then moves, in address order', () => {
    const run = new Run({ collector: 'compact', heap: 128 });
    run.runAll(script);
    expect(addresses(run)).toEqual({ dead: 0, b: 16, a: 40, c: 56 });
    const seen = run.watch('collect');
    expect(kinds(seen)).toEqual([
      ['collection-began', 'visited'],
      ['visited'],
      ['visited'],
      ['visited', 'mark-ended'],
      ['freed'],
      ['forwarded'],
      ['forwarded'],
      ['forwarded'],
      ['updated'],
      ['updated'],
      ['updated'],
      ['moved'],
      ['moved'],
      ['moved', 'collection-ended'],
    ]);
    expect(seen[7]!.state.forwarding).toEqual([
      { id: 'b', from: 16, to: 0 },
      { id: 'a', from: 40, to: 24 },
      { id: 'c', from: 56, to: 40 },
    ]);
    expect(seen[7]!.state.phase).toBe('updating');
    expect(addresses(run)).toEqual({ b: 0, a: 24, c: 40 });
    expect(run.engine.view().spaces).toEqual([{ name: 'heap', start: 0, bytes: 128, free: 48 }]);
    // 4 objects visited with 4 references, 4 passed, 3 updated with 4 references, 3 moved with 6 words.
    expect(run.engine.view().pauses[0]).toMatchObject({ work: 16 + 4 + 4 + 12 + 4 + 3 + 6 });
  });

  test('leaves no gap and keeps the order in which objects were made', () => {
    fc.assert(
      fc.property(heapScript, (statements) => {
        const run = new Run({ collector: 'compact' });
        run.runAll(statements);
        const before = Object.keys(addresses(run));
        run.runAll('collect');
        let next = 0;
        const after = run.collector.heap.objects().sort((a, b) => a.address - b.address);
        for (const { address, bytes } of after) {
          expect(address).toBe(next);
          next += roomFor(bytes);
        }
        const ids = after.map(({ id }) => id);
        expect(ids).toEqual(before.filter((id) => ids.includes(id)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('copying', () => {
  test('scans what it has copied, and the rest is gone without a look', () => {
    const run = new Run({ collector: 'copying', heap: 256 });
    run.runAll(script);
    const seen = run.watch('collect');
    expect(kinds(seen)).toEqual([
      ['collection-began', 'scanned', 'copied'],
      ['scanned', 'copied', 'copied'],
      ['scanned'],
      ['scanned', 'flipped', 'collection-ended'],
    ]);
    expect(seen[1]!.state.forwarding).toEqual([
      { id: 'a', from: 40, to: 128 },
      { id: 'b', from: 16, to: 144 },
      { id: 'c', from: 56, to: 168 },
    ]);
    expect(seen[1]!.state.spaces).toEqual([
      { name: 'A', start: 0, bytes: 128, free: 64 },
      { name: 'B', start: 128, bytes: 128, free: 176, scan: 144 },
    ]);
    expect(seen[1]!.state.graph.nodes.map(({ id, colour }) => `${id} ${colour}`)).toEqual([
      'r black',
      'dead white',
      'b grey',
      'a black',
      'c grey',
    ]);
    expect(seen[3]!.events[1]).toEqual({ kind: 'flipped', space: 'B', freed: ['dead'], bytes: 16 });
    expect(addresses(run)).toEqual({ a: 128, b: 144, c: 168 });
    // 4 scanned with 4 references, 6 words copied: the dead object costs nothing.
    expect(run.engine.view().pauses[0]).toMatchObject({ work: 16 + 4 + 6 });
    run.runAll('object d 8; r -> d; collect');
    expect(addresses(run)).toEqual({ a: 0, d: 16, b: 24, c: 48 });
  });

  test('leaves no gap, in breadth-first order', () => {
    fc.assert(
      fc.property(heapScript, (statements) => {
        const run = new Run({ collector: 'copying' });
        // A value in a weak map comes when nothing else is left to scan.
        run.runAll(statements.filter(({ kind }) => kind !== 'entry'));
        run.runAll('collect');
        const after = run.collector.heap.objects().sort((a, b) => a.address - b.address);
        let next = after[0]?.address ?? 0;
        expect(next % 2 ** 19).toBe(0);
        for (const { address, bytes } of after) {
          expect(address).toBe(next);
          next += roomFor(bytes);
        }
        // By the fields of the objects themselves: the truth of the test has another order.
        const order = [...reachable(run.collector.graph())].filter(
          (id) => !['r', 's'].includes(id),
        );
        expect(after.map(({ id }) => id)).toEqual(order);
      }),
      { numRuns: 1000 },
    );
  });

  test('can use half of the heap', () => {
    const run = new Run({ collector: 'copying', heap: 128 });
    const seen = run.watch('root r; object a 32; r -> a; object b 32; r -> b; object c 8');
    expect(seen.at(-1)!.fault?.code).toBe('out-of-memory');
    expect(run.engine.view().peak).toBe(128);
  });
});
