import { describe, expect, test } from 'vitest';
import { engineOf } from '../../../src/model/engine.ts';
import type { HeapEvent } from '../../../src/model/gc/heap-state.ts';
import { weakMarkSweep } from '../../../src/model/gc/weak-mark.ts';
import { collectors, Run, read, tracing } from './heap-scripts.ts';

/** The events of a script in the plain graph, which has no heap. */
function plainly(script: string): HeapEvent[] {
  const engine = engineOf(weakMarkSweep);
  const events: HeapEvent[] = [];
  for (const statement of read(script)) {
    for (let done = false; !done; ) {
      const step = engine.step(statement);
      expect(step.fault).toBeUndefined();
      events.push(...step.events);
      done = step.done;
    }
  }
  return events;
}

function inHeap(collector: (typeof collectors)[number], script: string): HeapEvent[] {
  const seen = new Run({ collector }).watch(script);
  expect(seen.flatMap(({ fault }) => fault ?? [])).toEqual([]);
  return seen.flatMap(({ events }) => events);
}

const everywhere = [
  ['the plain graph', plainly] as const,
  ...tracing.map(
    (collector) => [collector, (script: string) => inHeap(collector, script)] as const,
  ),
];

const freed = (events: readonly HeapEvent[]): string[] =>
  events
    .flatMap((event) =>
      event.kind === 'freed' ? [event.subject] : event.kind === 'flipped' ? event.freed : [],
    )
    .sort();

describe.each(everywhere)('in %s', (_, run) => {
  test('a weak reference keeps nothing, and is cleared when its target goes', () => {
    const events = run(`root r; root s; object a; object b; object c; r -> a; r -> b
      weak a -> c; weak b -> c; weak s -> b; collect`);
    expect(freed(events)).toEqual(['c']);
    expect(events.filter(({ kind }) => kind === 'weak-cleared')).toEqual([
      { kind: 'weak-cleared', subject: 'c', holders: ['a', 'b'] },
    ]);
  });

  test("an entry's value lives only while map and key both do", () => {
    const script = `root r; object map; object key; object value
      r -> map; r -> key; entry key -> value in map`;
    expect(freed(run(`${script}; collect`))).toEqual([]);
    expect(freed(run(`${script}; cut r -> key; collect`))).toEqual(['key', 'value']);
    expect(freed(run(`${script}; cut r -> map; collect`))).toEqual(['map', 'value']);
  });

  test('an entry whose value holds its key does not keep itself', () => {
    const script = `root r; object map; object key; object value
      r -> map; entry key -> value in map; value -> key; collect`;
    expect(freed(run(script))).toEqual(['key', 'value']);
  });

  test('a value can be the key of the next entry, in any order', () => {
    const events = run(`root r; object m; object k1; object k2; object k3; object v
      r -> m; r -> k1; entry k3 -> v in m; entry k2 -> k3 in m; entry k1 -> k2 in m; collect`);
    expect(freed(events)).toEqual([]);
    expect(events.flatMap((one) => (one.kind === 'entry-kept' ? [one.subject] : []))).toEqual([
      'k2',
      'k3',
      'v',
    ]);
  });

  test('a callback waits after its object is gone, and runs when the program says', () => {
    const events = run(`root r; object a; object b; r -> a; r -> b; finalizer a; finalizer b
      cut r -> a; collect; finalize; finalize`);
    expect(freed(events)).toEqual(['a']);
    expect(
      events.filter(({ kind }) => kind === 'finalizer-queued' || kind === 'finalizers-ran'),
    ).toEqual([
      { kind: 'finalizer-queued', subject: 'a' },
      { kind: 'finalizers-ran', subjects: ['a'] },
      { kind: 'finalizers-ran', subjects: [] },
    ]);
  });

  test('drop empties a root', () => {
    const events = run('root r; object a; object b; r -> a; r -> b; drop r; collect');
    expect(events.find(({ kind }) => kind === 'dropped')).toEqual({
      kind: 'dropped',
      subject: 'r',
      targets: ['a', 'b'],
      changed: ['a', 'b'],
    });
    expect(freed(events)).toEqual(['a', 'b']);
  });
});

test('a minor collection follows weak references, as that of V8 does', () => {
  const run = new Run({ collector: 'generational' });
  run.runAll('root r; object a; object b; r -> a; weak a -> b; minor');
  expect(run.inMemory.has('b')).toBe(true);
  run.runAll('collect');
  expect(run.inMemory.has('b')).toBe(false);
});

test('counting clears weak references with the last strong one', () => {
  const events = inHeap('refcount', 'root r; root s; object a; r -> a; weak s -> a; cut r -> a');
  expect(events.filter(({ kind }) => kind === 'weak-cleared')).toEqual([
    { kind: 'weak-cleared', subject: 'a', holders: ['s'] },
  ]);
});

const mistakes: readonly (readonly [string, string, string])[] = [
  ['object a; drop a', 'not-a-root', 'a'],
  ['root r; object a; finalizer r', 'root-as-target', 'r'],
  ['root r; object a; weak a -> r', 'root-as-target', 'r'],
  ['root r; object a; entry a -> r in a', 'root-as-target', 'r'],
  ['object m; object k; object v; entry k -> v in m; entry k -> m in m', 'already-referred', 'm'],
  ['object m; entry x -> m in m', 'unknown-name', 'x'],
  ['cut a -> b', 'unknown-name', 'a'],
  ['root a; a -> b', 'unknown-name', 'b'],
  ['object a; object a', 'already-declared', 'a'],
  ['root a; object b; cut a -> b', 'no-such-reference', 'a'],
  ['root a; object b; a -> b; a -> b', 'already-referred', 'a'],
  ['root a; object b; b -> a', 'root-as-target', 'a'],
  ['drop x', 'unknown-name', 'x'],
  ['finalizer x', 'unknown-name', 'x'],
];

describe.each(mistakes)('%s is a mistake: %s', (script, code, subject) => {
  test.each(collectors)('with %s', (collector) => {
    const run = new Run({ collector });
    const seen = run.watch(script);
    expect(seen.at(-1)!.fault).toMatchObject({ code, subject });
    expect(seen.at(-1)!.fault!.message).toMatch(/^[a-zA-Z].*\.$/);
    expect(seen.at(-1)!.state).toEqual(seen.at(-2)?.state ?? new Run({ collector }).engine.view());
  });

  test('in the plain graph', () => {
    const engine = engineOf(weakMarkSweep);
    const steps = read(script).map((statement) => engine.step(statement));
    expect(steps.at(-1)!.fault).toMatchObject({ code, subject });
  });
});

test('asking a collector for what it does not have says what it has', () => {
  const answers = collectors.flatMap((collector) =>
    (['mark', 'sweep', 'collect', 'minor'] as const).flatMap((kind) => {
      const { fault } = new Run({ collector }).engine.step({ kind });
      return fault ? [`${collector} ${kind}: ${fault.message}`] : [];
    }),
  );
  expect(answers).toMatchInlineSnapshot(`
    [
      "mark-sweep sweep: A sweep needs a mark first: without marks it would free every object.",
      "mark-sweep minor: This heap has no generations; collect collects all of it.",
      "refcount mark: Reference counting has no such phase.",
      "refcount sweep: Reference counting has no such phase.",
      "refcount collect: Counting frees an object with the last reference to it: there is nothing to collect.",
      "refcount minor: Reference counting has no such phase.",
      "refcount-cycles mark: Reference counting has no such phase.",
      "refcount-cycles sweep: Reference counting has no such phase.",
      "refcount-cycles minor: Reference counting has no such phase.",
      "compact mark: Mark-compact marks, forwards, updates and moves in one go: write collect.",
      "compact sweep: Mark-compact marks, forwards, updates and moves in one go: write collect.",
      "compact minor: Mark-compact marks, forwards, updates and moves in one go: write collect.",
      "copying mark: A copying collector has no phases of its own: copying an object marks it. Write collect.",
      "copying sweep: A copying collector has no phases of its own: copying an object marks it. Write collect.",
      "copying minor: A copying collector has no phases of its own: copying an object marks it. Write collect.",
      "generational mark: A generational collector has no phases to ask for: write minor or collect.",
      "generational sweep: A generational collector has no phases to ask for: write minor or collect.",
      "incremental sweep: A sweep needs a mark first: without marks it would free every object.",
      "incremental minor: This heap has no generations; collect collects all of it.",
    ]
  `);
});

test('using what was freed is a mistake that says so', () => {
  for (const collector of tracing) {
    const run = new Run({ collector });
    const seen = run.watch('root r; object a; object b; r -> b; collect; r -> a');
    expect(seen.at(-1)!.fault).toEqual({
      code: 'freed-object',
      message: 'a was freed: no reference leads to it any more, so nothing can use it.',
      subject: 'a',
    });
  }
});
