import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heapScript, Run } from './heap-scripts.ts';

const counts = (run: Run): Record<string, number | undefined> =>
  Object.fromEntries(
    run.engine
      .view()
      .graph.nodes.filter(({ kind, count }) => kind === 'object' && count !== undefined)
      .map(({ id, count }) => [id, count]),
  );

const chain = `
  root r; root s; object a; object b; object c; object d
  r -> a; a -> b; a -> c; b -> d; c -> d; s -> c`;

describe('reference counting', () => {
  test('counts references, and frees with the last one, one object a step, depth-first', () => {
    const run = new Run({ collector: 'refcount' });
    run.runAll(chain);
    expect(counts(run)).toEqual({ a: 1, b: 1, c: 2, d: 2 });
    const seen = run.watch('cut r -> a');
    expect(seen.map(({ events }) => events.map((event) => event.kind))).toEqual([
      ['cut', 'counted'],
      ['freed', 'counted'],
      ['freed', 'counted', 'counted', 'collection-ended'],
    ]);
    expect(seen[1]!.events[1]).toEqual({
      kind: 'counted',
      subject: 'b',
      count: 0,
      by: -1,
      cause: 'a',
    });
    expect(seen[2]!.events.slice(1, 3)).toMatchObject([
      { subject: 'd', count: 1, cause: 'b' },
      { subject: 'c', count: 1, cause: 'a' },
    ]);
    expect(counts(run)).toEqual({ c: 1, d: 1 });
    expect(run.engine.view().freed).toEqual(['a', 'b']);
  });

  test('never frees a cycle', () => {
    const run = new Run({ collector: 'refcount' });
    run.runAll('root r; object a; object b; object c; r -> a; a -> b; b -> a; b -> c; cut r -> a');
    expect(counts(run)).toEqual({ a: 1, b: 1, c: 1 });
    const [step] = run.watch('collect');
    expect(step!.fault).toEqual({
      code: 'not-this-collector',
      message:
        'Counting frees an object with the last reference to it: there is nothing to collect.',
    });
  });

  test('knows the number of references to every object, and keeps none with 0', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('refcount' as const, 'refcount-cycles' as const),
        heapScript,
        (collector, script) => {
          const run = new Run({ collector });
          const held = new Set<string>();
          for (const statement of script) {
            run.run(statement);
            const { references, entries } = run.engine.view().graph;
            const now = new Map<string, number>();
            for (const to of [
              ...references.flatMap(({ to: target, weak }) => (weak ? [] : [target])),
              ...entries.map(({ value }) => value),
            ]) {
              now.set(to, (now.get(to) ?? 0) + 1);
              held.add(to);
            }
            for (const [id, count] of Object.entries(counts(run))) {
              expect([id, count]).toEqual([id, now.get(id) ?? 0]);
              if (count === 0) expect(held.has(id)).toBe(false);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('frees without a cycle what a tracing collector would, at once', () => {
    fc.assert(
      fc.property(heapScript, (script) => {
        const run = new Run({ collector: 'refcount' });
        const held = new Set<string>();
        for (const statement of script) {
          // Only references from a name to a later one: no cycle can close.
          if (statement.kind === 'entry') continue;
          if (statement.kind === 'refer' && statement.from.length === 1) {
            const isRoot = statement.from === 'r' || statement.from === 's';
            if (!isRoot && statement.from >= statement.to) continue;
          }
          run.run(statement);
          for (const { from, to, weak } of run.engine.view().graph.references) {
            if (!weak && from !== to) held.add(to);
          }
          // What a never-held object holds is held, and no root reaches it.
          const loose = [...run.inMemory].filter((id) => !run.alive.has(id) && held.has(id));
          const { references } = run.engine.view().graph;
          for (const id of loose) {
            expect(references.some(({ to, weak }) => to === id && !weak)).toBe(true);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("CPython's cycle collector", () => {
  test('subtracts the references from inside, and what is left comes from outside', () => {
    const run = new Run({ collector: 'refcount-cycles' });
    run.runAll(`root r; object a; object b; object c; object d
      r -> a; a -> b; b -> a; c -> d; d -> c; d -> b`);
    const seen = run.watch('collect');
    const outside = seen.map(({ state }) =>
      state.graph.nodes.flatMap((node) => (node.outside === undefined ? [] : [node.outside])),
    );
    expect(outside.slice(0, 5)).toEqual([
      [2, 2, 1, 1],
      [2, 1, 1, 1],
      [1, 1, 1, 1],
      [1, 1, 1, 0],
      [1, 0, 0, 0],
    ]);
    const separated = seen.flatMap(({ events }) =>
      events.flatMap((event) => (event.kind === 'separated' ? [event] : [])),
    );
    expect(separated.map(({ subject, held }) => [subject, held])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
      ['d', false],
    ]);
    // c is held while it lets go of d, so d goes first.
    expect(run.engine.view().freed).toEqual(['d', 'c']);
    expect(counts(run)).toEqual({ a: 2, b: 1 });
  });

  test('takes back what only a later object turns out to hold', () => {
    const run = new Run({ collector: 'refcount-cycles' });
    run.runAll('root r; object late; object early; r -> early; early -> late');
    const seen = run.watch('collect');
    expect(
      seen.flatMap(({ events }) =>
        events.flatMap((event) =>
          event.kind === 'separated' ? [[event.subject, event.held, event.found]] : [],
        ),
      ),
    ).toEqual([
      ['late', false, []],
      ['early', true, ['late']],
      ['late', true, []],
    ]);
    expect(run.engine.view().freed).toEqual([]);
  });

  test('leaves exactly what a root can reach', () => {
    fc.assert(
      fc.property(heapScript, (script) => {
        const run = new Run({ collector: 'refcount-cycles' });
        // An entry of a WeakKeyDictionary is no ephemeron; that has its own test.
        run.runAll(script.filter(({ kind }) => kind !== 'entry'));
        run.runAll('collect');
        const objects = run.collector.heap.objects().map(({ id }) => id);
        expect(objects.filter((id) => !run.alive.has(id))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps an entry whose value holds its key, as WeakKeyDictionary does', () => {
    const run = new Run({ collector: 'refcount-cycles' });
    run.runAll(`root r; object map; object key; object value; object other; object plain
      r -> map; r -> key; r -> other; entry key -> value in map; value -> key
      entry other -> plain in map; cut r -> key; cut r -> other; collect`);
    expect(run.engine.view().freed).toEqual(['other', 'plain']);
    run.runAll('cut r -> map; collect');
    expect(run.engine.view().freed).toEqual(['other', 'plain', 'map', 'value', 'key']);
  });
});
