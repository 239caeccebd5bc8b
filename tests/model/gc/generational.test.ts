import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../../src/model/gc/statements.ts';
import { Run } from './heap-scripts.ts';

const settings = { collector: 'generational', heap: 1024, nursery: 128 } as const;

/** An old object that holds a young one, as the only one to do so. */
const oldToYoung = 'root r; object old; r -> old; minor; minor; object young; old -> young';

const where = (run: Run): Record<string, string | undefined> =>
  Object.fromEntries(
    run.engine
      .view()
      .graph.nodes.filter(({ kind, address }) => kind === 'object' && address !== undefined)
      .map(({ id, space }) => [id, space]),
  );

describe('the nursery', () => {
  test('copies what survives once and promotes what survives twice, minor or full', () => {
    for (const [first, second] of [
      ['minor', 'minor'],
      ['collect', 'collect'],
      ['minor', 'collect'],
      ['collect', 'minor'],
    ]) {
      const run = new Run(settings);
      run.runAll('root r; object a; object b; r -> a');
      expect(where(run)).toEqual({ a: 'nursery A', b: 'nursery A' });
      run.runAll(first!);
      expect(where(run)).toEqual({ a: 'nursery B' });
      expect(run.engine.view().graph.nodes.find(({ id }) => id === 'a')?.age).toBe(1);
      const events = run.watch(second!).flatMap((one) => one.events);
      expect(where(run)).toEqual({ a: 'old' });
      expect(events.find(({ kind }) => kind === 'promoted')).toMatchObject({ from: 128, to: 256 });
    }
  });

  test('costs what lives, not what is dead', () => {
    const work = (garbage: number): number => {
      const run = new Run({ ...settings, heap: 8192, nursery: 2048 });
      run.runAll('root r; object a; object b; r -> a; a -> b');
      for (let at = 0; at < garbage; at += 1) run.runAll(`object t${at}`);
      run.runAll('minor');
      expect(run.engine.view().freed).toHaveLength(garbage);
      return run.engine.view().pauses[0]!.work;
    };
    expect(work(100)).toBe(work(1));
  });

  test('an object larger than a semispace is old from the start', () => {
    const run = new Run(settings);
    run.runAll('root r; object big 200; r -> big');
    expect(where(run)).toEqual({ big: 'old' });
  });

  test('a full collection runs where the old generation might not take what is promoted', () => {
    const run = new Run({ ...settings, heap: 512 });
    run.runAll('root r; object big 200; r -> big; object a 64; r -> a; minor; object b 64; r -> b');
    const scopes = (script: string): unknown[] =>
      run
        .watch(script)
        .flatMap(({ events, fault }) => [
          ...events.flatMap((event) => (event.kind === 'collection-began' ? [event.scope] : [])),
          ...(fault ? [fault.code] : []),
        ]);
    expect(scopes('object c 16')).toEqual(['full', 'full', 'out-of-memory']);
    expect(scopes('cut r -> big; object c 16')).toEqual(['full']);
    expect(where(run)).toEqual({ a: 'old', b: 'old', c: 'nursery A' });
  });
});

describe('the write barrier', () => {
  test('remembers a field of an old object that points into the nursery', () => {
    const run = new Run({ ...settings });
    run.runAll('root r; object old; r -> old; minor; minor; object young; object other');
    expect(run.watch('old -> young')[0]!.events[1]).toEqual({
      kind: 'remembered',
      subject: 'old',
      target: 'young',
    });
    expect(run.watch('r -> other')[0]!.events).toHaveLength(1);
    expect(run.engine.view().remembered).toEqual([{ from: 'old', to: 'young' }]);
    const scans = run
      .watch('minor')
      .flatMap(({ events }) => events.filter(({ kind }) => kind === 'scanned'));
    expect(scans).toMatchObject([
      { subject: 'r', remembered: false, found: ['other'] },
      { subject: 'old', remembered: true, found: ['young'] },
      { subject: 'other' },
      { subject: 'young' },
    ]);
    expect(run.engine.view().remembered).toEqual([{ from: 'old', to: 'young' }]);
    run.runAll('minor');
    expect(run.engine.view().remembered).toEqual([]);
    expect(where(run)).toEqual({ old: 'old', young: 'old', other: 'old' });
  });

  test('a promoted object that holds a young one is remembered, with no write', () => {
    const run = new Run({ ...settings });
    run.runAll('root r; object a; r -> a; minor; object b; a -> b; minor');
    expect(where(run)).toEqual({ a: 'old', b: 'nursery A' });
    expect(run.engine.view().remembered).toEqual([{ from: 'a', to: 'b' }]);
  });

  test('a field that was cut is forgotten by the next minor collection', () => {
    const run = new Run({ ...settings });
    run.runAll(`${oldToYoung}; cut old -> young; minor`);
    expect(run.engine.view().remembered).toEqual([]);
    expect(run.inMemory.has('young')).toBe(false);
  });

  test('a dead old object keeps what it holds until a full collection', () => {
    const run = new Run({ ...settings });
    run.runAll(`${oldToYoung}; cut r -> old; minor`);
    expect(run.inMemory.has('young')).toBe(true);
    run.runAll('collect');
    expect([...run.inMemory]).toEqual(['r']);
  });

  test('without it a young object is lost, and the figure can show why', () => {
    const run = new Run({ ...settings, barrier: 'off' });
    const fault = run.watch(`${oldToYoung}; minor`).at(-1)!.fault;
    expect(fault).toEqual({
      code: 'dangling-reference',
      message:
        'young was freed although old still refers to it: a minor collection does not look ' +
        'through old objects, and no barrier noted this field.',
      subject: 'young',
    });
    const pointer = { from: 'old', to: 'young', label: '', address: 0 };
    expect(run.engine.view().dangling).toEqual([pointer]);
    expect(run.watch('r -> young')[0]!.fault).toMatchObject({
      code: 'dangling-reference',
      message:
        'young was freed although old still refers to it: to use it now is a use after free.',
    });
    run.runAll('collect; cut old -> young');
    expect(run.engine.view().dangling).toEqual([]);
  });

  test('without it a field is left behind when its target moves', () => {
    const run = new Run({ ...settings, barrier: 'off' });
    const fault = run.watch(`${oldToYoung}; r -> young; minor`).at(-1)!.fault;
    expect(fault?.message).toBe(
      'young has moved, and old still points to where it was: a minor collection does not look ' +
        'through old objects, and no barrier noted this field.',
    );
    expect(run.inMemory.has('young')).toBe(true);
  });
});

/** Mostly writes and minor collections, so that old and young meet. */
const busy: fc.Arbitrary<readonly Statement[]> = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.tuple(fc.constantFrom('refer', 'refer', 'cut'), fc.nat(99), fc.nat(99)),
      },
      { weight: 2, arbitrary: fc.constant(['object', 0, 0] as const) },
      { weight: 1, arbitrary: fc.constant(['minor', 0, 0] as const) },
    ),
    { maxLength: 60, size: 'max' },
  )
  .map((steps) => {
    let made = 3;
    const script: Statement[] = [{ kind: 'root', name: 'r', bytes: 0 }];
    for (let at = 0; at < made; at += 1) {
      script.push({ kind: 'object', name: `o${at}`, bytes: 16 });
      script.push({ kind: 'refer', from: 'r', to: `o${at}` });
    }
    for (const [kind, from, to] of steps) {
      if (kind === 'minor') script.push({ kind });
      else if (kind === 'object') {
        script.push({ kind, name: `o${made}`, bytes: 16 });
        script.push({ kind: 'refer', from: `o${(from + made) % made}`, to: `o${made}` });
        made += 1;
      } else if (kind === 'refer' || kind === 'cut') {
        const holder = from % 4 === 0 ? 'r' : `o${from % made}`;
        script.push({ kind, from: holder, to: `o${to % made}` });
      }
    }
    return script;
  });

test('with the barrier nothing reachable is ever lost, under random writes', () => {
  fc.assert(
    fc.property(busy, (script) => {
      const run = new Run({ ...settings, heap: 16384, nursery: 2048 });
      for (const statement of script) {
        run.run(statement);
        for (const id of run.alive) expect(run.inMemory.has(id)).toBe(true);
        expect(run.collector.findLost()).toEqual([]);
      }
    }),
    { numRuns: 1000 },
  );
});

test('without the barrier the same writes do lose something', () => {
  const losses = fc.sample(busy, { numRuns: 200, seed: 7 }).filter((script) => {
    const run = new Run({ ...settings, heap: 16384, nursery: 2048, barrier: 'off' });
    return run.watch(script).some(({ fault }) => fault?.code === 'dangling-reference');
  });
  expect(losses.length).toBeGreaterThan(20);
});
