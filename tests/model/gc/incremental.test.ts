import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../../src/model/gc/statements.ts';
import { Run } from './heap-scripts.ts';

const settings = { collector: 'incremental', heap: 4096, budget: 1 } as const;
const barriers = ['insertion', 'deletion'] as const;

/** `b` moves from `a`, which is not visited yet, into `r`, which is: the classical way to lose it. */
const hidden = 'root r; object a; object b; object last; r -> a; a -> b; mark';
const moved = 'r -> b; cut a -> b';
const rest = 'mark; mark; mark; mark; sweep';

describe('incremental marking', () => {
  test('stops after its budget, and the program goes on in between', () => {
    const run = new Run({ ...settings, budget: 10 });
    run.runAll('root r; object c; object b; object a; r -> a; a -> b; b -> c');
    const seen = run.watch('mark; mark; sweep');
    expect(seen.map(({ events }) => events.map(({ kind }) => kind))).toEqual([
      ['collection-began', 'visited'],
      ['visited', 'collection-ended'],
      ['collection-began', 'visited'],
      ['visited', 'mark-ended', 'collection-ended'],
      ['collection-began', 'collection-ended'],
    ]);
    const colours = seen[1]!.state.graph.nodes.map(({ id, colour }) => `${id} ${colour}`);
    expect(colours).toEqual(['r black', 'c white', 'b grey', 'a black']);
    for (const { work } of run.engine.view().pauses) expect(work).toBeLessThanOrEqual(10 + 4);
  });

  test('an object made during a cycle is black, and the next cycle may free it', () => {
    const run = new Run(settings);
    run.runAll('root r; object a; r -> a; mark; object new');
    expect(run.engine.view().graph.nodes.find(({ id }) => id === 'new')?.colour).toBe('black');
    run.runAll(`${rest}`);
    expect(run.inMemory.has('new')).toBe(true);
    run.runAll('collect');
    expect(run.inMemory.has('new')).toBe(false);
  });

  test.each(barriers)('%s: what the program hides is found', (barrier) => {
    const run = new Run({ ...settings, barrier });
    run.runAll(hidden);
    const shaded = run
      .watch(moved)
      .flatMap(({ events }) => events.filter(({ kind }) => kind === 'shaded'));
    expect(shaded).toEqual([
      { kind: 'shaded', subject: 'b', cause: barrier === 'insertion' ? 'r' : 'a', barrier },
    ]);
    const seen = run.watch(rest);
    expect(seen.filter(({ fault }) => fault?.code === 'dangling-reference')).toEqual([]);
    expect(run.inMemory.has('b')).toBe(true);
  });

  test('off: it is lost, and the step says so', () => {
    const run = new Run({ ...settings, barrier: 'off' });
    const seen = run.watch(`${hidden}; ${moved}; ${rest}`);
    const fault = seen.find((one) => one.fault?.code === 'dangling-reference')?.fault;
    expect(fault?.message).toBe(
      'b was freed although r still refers to it: its last reference moved into an object that ' +
        'had been visited already, and no barrier noticed.',
    );
    expect(run.engine.view().dangling).toEqual([{ from: 'r', to: 'b', label: '', address: 16 }]);
  });

  test('the deletion barrier keeps what was reachable when the cycle began', () => {
    const run = new Run({ ...settings, barrier: 'deletion' });
    run.runAll('root r; object a; object b; object last; r -> a; a -> b; mark; cut a -> b');
    run.runAll(rest);
    expect(run.inMemory.has('b')).toBe(true);
    run.runAll('collect');
    expect(run.inMemory.has('b')).toBe(false);
  });

  test('the program cannot store what it cannot reach', () => {
    const run = new Run(settings);
    const seen = run.watch('root r; object a; object b; object c; r -> c; mark; r -> a');
    expect(seen.at(-1)!.fault).toEqual({
      code: 'unreachable-object',
      message: 'No root reaches a, so the program holds no reference to it that it could store.',
      subject: 'a',
    });
  });

  test('a cycle begins at half the heap, a slice before each object', () => {
    const run = new Run({ ...settings, heap: 256, budget: 6 });
    run.runAll('root r');
    const scopes: string[] = [];
    for (let at = 0; at < 30; at += 1) {
      const seen = run.watch(`object o${at} 16; r -> o${at}; cut r -> o${at}`);
      for (const { events, fault } of seen) {
        expect(fault).toBeUndefined();
        for (const event of events) if (event.kind === 'collection-began') scopes.push(event.scope);
      }
    }
    expect(scopes.length).toBeGreaterThan(5);
    expect(scopes.slice(0, 3)).toEqual(['slice', 'slice', 'slice']);
  });
});

/** Ten objects in three chains; references move while slices come in between. */
const busy: fc.Arbitrary<readonly Statement[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom('refer', 'cut', 'move', 'move', 'mark', 'object'),
      fc.nat(9),
      fc.nat(9),
    ),
    { maxLength: 40, size: 'max' },
  )
  .map((steps) => {
    const script: Statement[] = [{ kind: 'root', name: 'r', bytes: 0 }];
    const holderOf = (at: number): string => (at % 4 === 0 ? 'r' : `o${at - 1}`);
    for (let at = 0; at < 10; at += 1) {
      script.push({ kind: 'object', name: `o${at}`, bytes: 16 });
      script.push({ kind: 'refer', from: holderOf(at), to: `o${at}` });
    }
    script.push({ kind: 'mark' });
    steps.forEach(([kind, from, to], at) => {
      const holder = from % 4 === 0 ? 'r' : `o${from}`;
      if (kind === 'mark') script.push({ kind });
      else if (kind === 'object') script.push({ kind, name: `n${at}`, bytes: 16 });
      else {
        if (kind !== 'cut') script.push({ kind: 'refer', from: holder, to: `o${to}` });
        if (kind !== 'refer') script.push({ kind: 'cut', from: holderOf(to), to: `o${to}` });
      }
    });
    return [...script, { kind: 'collect' }];
  });

test.each(barriers)('%s: nothing reachable is ever freed, under random writes', (barrier) => {
  fc.assert(
    fc.property(busy, fc.constantFrom(1, 6, 12), (script, budget) => {
      const run = new Run({ ...settings, barrier, budget });
      run.runAll(script);
      for (const id of run.alive) expect(run.inMemory.has(id), id).toBe(true);
      run.runAll('collect');
      for (const id of run.alive) expect(run.inMemory.has(id), id).toBe(true);
      expect(run.inMemory.size).toBe(run.alive.size);
    }),
    { numRuns: 1500 },
  );
});

test('without a barrier the same writes do lose something', () => {
  const losses = fc.sample(busy, { numRuns: 300, seed: 7 }).filter((script) => {
    const run = new Run({ ...settings, barrier: 'off' });
    return run.watch(script).some(({ fault }) => fault?.code === 'dangling-reference');
  });
  expect(losses.length).toBeGreaterThan(20);
});
