import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CollectorSettings } from '../../../src/model/gc/collector-of.ts';
import { roomFor } from '../../../src/model/gc/cost.ts';
import type { Graph } from '../../../src/model/gc/graph.ts';
import { collectors, heapScript, Run, tracing } from './heap-scripts.ts';

/** Whole in verify. */
const numRuns = process.env.PAGEFAULT_WHOLE ? 1000 : 300;
/** Small, so that allocations start collections; or so large that only the script does. */
const sizes = fc.constantFrom(160, 256, 400, 1024 ** 2);

const settingsOf = (collector: CollectorSettings['collector']) =>
  fc.record({
    collector: fc.constant(collector),
    heap: sizes,
    nursery: fc.constantFrom(0, 40, 64),
    barrier:
      collector === 'incremental'
        ? fc.constantFrom('insertion' as const, 'deletion' as const)
        : fc.constant('on' as const),
    budget: fc.constantFrom(1, 6, 30),
  });

const sorted = (ids: Iterable<string>): string[] => [...ids].sort();

function survives(run: Run): void {
  const { nodes } = run.collector.heap;
  expect([...run.alive].filter((id) => !nodes.has(id))).toEqual([]);
}

function pointsAtTargets({ collector: { heap } }: Run): void {
  const astray = [...heap.nodes.values()].flatMap((node) =>
    [...node.links].filter(([to, link]) => {
      const target = heap.nodes.get(to);
      return target && target.address !== link.address;
    }),
  );
  expect(astray).toEqual([]);
}

/** No object on another, each in one space, and where free memory is a list, the rest is free. */
function liesApart({ collector }: Run): void {
  const spans = collector.heap
    .objects()
    .map(({ address, bytes }) => [address, address + roomFor(bytes)] as const)
    .sort(([a], [b]) => a - b);
  const spaces = collector.spaces();
  const wrong = spans.filter(([start, end], at) => {
    const space = spaces.find((one) => start >= one.start && end <= one.start + one.bytes);
    const isOnAnother = start < (spans[at - 1]?.[1] ?? 0);
    return !space || start % 8 > 0 || isOnAnother || end > (space.free ?? end);
  });
  expect(wrong).toEqual([]);
  for (const { start, bytes, holes } of spaces) {
    if (!holes) continue;
    const inside = spans.filter(([from]) => from >= start && from < start + bytes);
    const taken = inside.reduce((sum, [from, to]) => sum + to - from, 0);
    expect(taken + holes.reduce((sum, hole) => sum + hole.bytes, 0)).toBe(bytes);
    const touch = holes.filter((hole, at) => {
      const before = holes[at - 1];
      return before && before.address + before.bytes >= hole.address;
    });
    expect(touch).toEqual([]);
  }
}

/** The references and sizes of what lives. Weak ones may have been cleared. */
function isAsMade(run: Run): void {
  const { alive, truth } = run;
  const { graph } = run.engine.view();
  const strong = ({ references }: Pick<Graph, 'references'>): string[] =>
    references
      .filter(({ from, to, weak }) => !weak && alive.has(from) && alive.has(to))
      .map(({ from, to, label }) => `${from} ${to} ${label}`)
      .sort();
  expect(strong(graph)).toEqual(strong(truth));
  const bytes = ({ nodes }: Pick<Graph, 'nodes'>): string[] =>
    nodes.flatMap((node) => (alive.has(node.id) ? [`${node.id} ${node.bytes}`] : [])).sort();
  expect(bytes(graph)).toEqual(bytes(truth));
}

function accountsForWork(run: Run): void {
  const { pauses, work, freed } = run.engine.view();
  expect(pauses.reduce((sum, pause) => sum + pause.work, 0)).toBe(work.collector);
  expect(pauses.reduce((sum, pause) => sum + pause.objects, 0)).toBe(freed.length);
}

describe.each(collectors)('%s', (collector) => {
  test('keeps what a root can reach, as the program made it, apart from all else', () => {
    fc.assert(
      fc.property(settingsOf(collector), heapScript, (settings, script) => {
        const run = new Run(settings);
        for (const statement of script) {
          run.run(statement);
          survives(run);
          pointsAtTargets(run);
          liesApart(run);
        }
        isAsMade(run);
        accountsForWork(run);
      }),
      { numRuns },
    );
  });

  test('a clone goes on exactly as its original, which it does not change', () => {
    fc.assert(
      fc.property(settingsOf(collector), heapScript, fc.nat(200), (settings, script, cut) => {
        const original = new Run(settings).engine;
        let steps = 0;
        let copy = cut === 0 ? original.clone() : undefined;
        const seen: unknown[] = [];
        const replay: (typeof script)[number][] = [];
        for (const statement of script) {
          for (let done = false; !done; steps += 1) {
            const step = original.step(statement);
            done = step.done;
            if (copy) {
              replay.push(statement);
              seen.push([step, original.view()]);
            }
            if (steps === cut && !copy) copy = original.clone();
          }
        }
        if (!copy) return;
        const end = original.view();
        replay.forEach((statement, at) => {
          const step = copy.step(statement);
          expect([step, copy.view()]).toEqual(seen[at]);
        });
        expect(original.view()).toEqual(end);
      }),
      { numRuns },
    );
  });

  test('a view is plain data that later steps do not change', () => {
    fc.assert(
      fc.property(settingsOf(collector), heapScript, (settings, script) => {
        const run = new Run(settings);
        const views = run.watch(script).map(({ state }) => [state, JSON.stringify(state)] as const);
        for (const [state, text] of views) expect(JSON.stringify(state)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe.each(tracing)('a whole collection by %s', (collector) => {
  test('leaves exactly what a root can reach', () => {
    fc.assert(
      fc.property(settingsOf(collector), heapScript, (settings, script) => {
        const run = new Run(settings);
        run.runAll(script);
        // The first may only finish a cycle that has begun earlier.
        run.runAll('collect; collect');
        expect(sorted(run.inMemory)).toEqual(
          sorted(new Set([...run.alive, ...run.collector.heap.roots().map(({ id }) => id)])),
        );
        expect(run.engine.view().dangling).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('clears exactly the weak references whose targets are gone', () => {
    fc.assert(
      fc.property(settingsOf(collector), heapScript, (settings, script) => {
        const run = new Run(settings);
        run.runAll(script);
        run.runAll('collect; collect');
        for (const { links } of run.collector.heap.nodes.values()) {
          for (const to of links.keys()) expect(run.inMemory.has(to)).toBe(true);
        }
      }),
      { numRuns },
    );
  });
});

test.each(collectors)('%s says when there is no room, and goes on', (collector) => {
  const run = new Run({ collector, heap: 128, nursery: 32 });
  const seen = run.watch('root r; object a 24; r -> a; object b 1KB; object c 8; r -> c');
  const fault = seen.find((one) => one.fault)?.fault;
  expect(fault).toMatchObject({ code: 'out-of-memory', subject: 'b' });
  expect(fault?.message).toBe(
    'b needs 1 KiB in one piece, and no space has them: 24 B of the 128 B are in use.',
  );
  expect([...run.inMemory]).toEqual(['r', 'a', 'c']);
});

test.each(tracing)(
  'an allocation without room starts a collection by %s by itself',
  (collector) => {
    const run = new Run({ collector, heap: 256, nursery: 64, budget: 1000 });
    run.runAll('root r; object keep 16; r -> keep');
    const seen = run.watch(
      Array.from({ length: 40 }, (_, at) => `object t${at} 16; r -> t${at}; cut r -> t${at}`).join(
        ';',
      ),
    );
    expect(seen.filter(({ fault }) => fault)).toEqual([]);
    const began = seen.flatMap(({ events }) =>
      events.filter(({ kind }) => kind === 'collection-began'),
    );
    expect(began.length).toBeGreaterThan(1);
    expect(run.inMemory.has('keep')).toBe(true);
    expect(run.engine.view().freed.length).toBeGreaterThan(20);
  },
);
