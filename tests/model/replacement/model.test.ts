import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countMisses } from '../../../src/model/replacement/count-misses.ts';
import { type PolicyName, policyNames } from '../../../src/model/replacement/policies.ts';
import { ReplacementEngine } from '../../../src/model/replacement/replacement-engine.ts';
import { replacementModel } from '../../../src/model/replacement/replacement-model.ts';
import {
  type ReplacementSettings,
  replacementSettings,
} from '../../../src/model/replacement/settings.ts';
import type { ReplacementStatement } from '../../../src/model/replacement/statements.ts';
import { parse, print } from '../../../src/model/script/parse.ts';
import { withDefaults } from '../../../src/model/script/settings.ts';
import { traceOf } from '../../../src/model/trace.ts';

const numRuns = 1000;
const silberschatz = 'refer 7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1';

function statementsOf(script: string): readonly ReplacementStatement[] {
  const parsed = parse(replacementModel.forms, script);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.statements;
}

function trace(script: string, chosen: Partial<ReplacementSettings>) {
  const statements = statementsOf(script);
  const settings = withDefaults(replacementSettings, chosen);
  return traceOf(new ReplacementEngine(settings, statements), statements);
}

const end = (of: ReturnType<typeof trace>) => of.frame(of.last).state;
const eviction = (of: ReturnType<typeof trace>, step: number) =>
  of.frame(step).events.find((event) => event.kind === 'evicted');

const anyScript = fc.array(
  fc.record({
    kind: fc.constantFrom('refer' as const, 'write' as const),
    pages: fc.array(fc.nat(9), { minLength: 1, maxLength: 8 }),
  }),
  { maxLength: 8 },
);
const anyChosen = fc.record({
  policy: fc.constantFrom(...policyNames),
  frames: fc.integer({ min: 1, max: 6 }),
  insert: fc.constantFrom(0, 1),
  bits: fc.integer({ min: 0, max: 3 }),
  window: fc.integer({ min: 1, max: 8 }),
});

describe('a reference', () => {
  test('is a step, and is counted once', () => {
    const of = trace(silberschatz, { policy: 'lru' });
    expect(of.last).toBe(20);
    expect(end(of).counts).toEqual({ hits: 8, misses: 12, cold: 6, capacity: 6, writeBacks: 0 });
    expect(
      end(of)
        .history.map(({ page }) => page)
        .slice(0, 4),
    ).toEqual([7, 0, 1, 2]);
    expect(
      end(of)
        .history.map(({ hit }) => (hit ? 'h' : 'm'))
        .join(''),
    ).toBe('mmmmhmhmmmmhhmhmhmhh');
  });

  test('that misses says why: never used before, or gone since a step', () => {
    const of = trace('refer 1 2 3 4 1', { policy: 'fifo' });
    expect(of.frame(4).events).toEqual([
      { kind: 'miss', page: 4, write: false, because: { kind: 'cold' } },
      { kind: 'evicted', page: 1, by: 4, cause: { kind: 'first-in', loadedAt: 1 } },
      { kind: 'loaded', page: 4 },
    ]);
    expect(of.frame(5).events[0]).toEqual({
      kind: 'miss',
      page: 1,
      write: false,
      because: { kind: 'gone', at: 4 },
    });
  });

  test('that writes makes the page dirty until it is written back', () => {
    const of = trace('write 1; refer 2 1 3 4 1', { policy: 'lru', frames: 2 });
    expect(of.frame(3).state.resident.map(({ page, dirty }) => [page, dirty])).toEqual([
      [2, false],
      [1, true],
    ]);
    // 3 puts out the clean page 2, and 4 the dirty page 1.
    expect(of.frame(4).events.map(({ kind }) => kind)).toEqual(['miss', 'evicted', 'loaded']);
    expect(of.frame(5).events).toEqual([
      { kind: 'miss', page: 4, write: false, because: { kind: 'cold' } },
      { kind: 'evicted', page: 1, by: 4, cause: { kind: 'least-recently-used', usedAt: 3 } },
      { kind: 'written-back', page: 1, by: 4 },
      { kind: 'loaded', page: 4 },
    ]);
    expect(end(of).counts.writeBacks).toBe(1);
    expect(end(of).resident.every(({ dirty }) => !dirty)).toBe(true);
  });

  test('keeps what is known of a page since it was loaded', () => {
    const of = trace('refer 1 2 1 1 2', { policy: 'lru' });
    expect(end(of).resident).toEqual([
      { page: 1, frame: 0, dirty: false, loadedAt: 1, usedAt: 4, uses: 3 },
      { page: 2, frame: 1, dirty: false, loadedAt: 2, usedAt: 5, uses: 2 },
    ]);
  });

  test.each(policyNames)('puts a page of %s where it stays', (policy) => {
    const of = trace('refer 1 2 3 1 4 1 5 2 3 4 1 1 6 7 8 2 3 9 1 2 4 4 1', { policy, frames: 4 });
    let before = of.frame(0).state.resident;
    for (let step = 1; step <= of.last; step += 1) {
      const { state, events } = of.frame(step);
      const { resident } = state;
      expect(new Set(resident.map(({ frame }) => frame)).size).toBe(resident.length);
      for (const { page, frame } of resident) {
        const known = before.find((one) => one.page === page);
        if (known) expect(frame).toBe(known.frame);
      }
      const gone = events.find(({ kind }) => kind === 'evicted')?.page;
      const loaded = events.some(({ kind }) => kind === 'loaded');
      const left = before.find(({ page }) => page === gone);
      if (left && loaded && policy !== 'working-set') {
        expect(resident.find(({ frame }) => frame === left.frame)?.loadedAt).toBe(step);
      }
      before = resident;
    }
  });
});

describe('the cause of an eviction', () => {
  const causes: readonly (readonly [
    Partial<ReplacementSettings> & { readonly policy: PolicyName },
    string,
    object,
  ])[] = [
    [{ policy: 'lru' }, 'refer 1 2 3 1 4', { kind: 'least-recently-used', usedAt: 2 }],
    [{ policy: 'mru' }, 'refer 1 2 3 1 4', { kind: 'most-recently-used', usedAt: 4 }],
    [
      { policy: 'opt' },
      'refer 1 2 3 4; refer 1 3; write 2',
      { kind: 'next-use', choice: 'furthest', after: 3, tied: [] },
    ],
    [
      { policy: 'opt' },
      'refer 1 2 3 4 2',
      { kind: 'next-use', choice: 'furthest', after: null, tied: [1] },
    ],
    [
      { policy: 'unopt' },
      'refer 1 2 3 4 3 2',
      { kind: 'next-use', choice: 'nearest', after: 1, tied: [] },
    ],
    [
      { policy: 'clock', insert: 0 },
      'refer 1 2 3 2 1 4',
      { kind: 'bit-clear', spared: [1, 2], by: 'hand' },
    ],
    [{ policy: 'clock' }, 'refer 1 2 3 4', { kind: 'bit-clear', spared: [1, 2, 3], by: 'hand' }],
    [{ policy: 'sieve' }, 'refer 1 2 3 1 2 4', { kind: 'not-visited', spared: [1, 2] }],
    [{ policy: 'lfu' }, 'refer 1 1 2 3 4', { kind: 'least-frequently-used', uses: 1, tied: [3] }],
    [
      { policy: 'arc' },
      'refer 1 1 2 3 4',
      { kind: 'list-over-target', list: 'recent', length: 2, target: 0 },
    ],
    [
      { policy: 'working-set', window: 2 },
      'refer 1 2 2',
      { kind: 'left-window', usedAt: 1, window: 2 },
    ],
  ];
  test.each(causes)('%j in %s', (chosen, script, cause) => {
    const of = trace(script, chosen);
    const first = Array.from({ length: of.last }, (_, step) => eviction(of, step + 1)).find(
      Boolean,
    );
    expect(first).toMatchObject({ cause });
  });

  test('random: the draw, and the index it led to', () => {
    const of = trace('refer 1 2 3 4', { policy: 'random', seed: 'a' });
    const { cause, page } = eviction(of, 4)!;
    if (cause.kind !== 'drawn') throw new Error(cause.kind);
    expect(cause.index).toBe(Math.floor(cause.draw * 3));
    expect(page).toBe([1, 2, 3][cause.index]);
  });

  test('random CLOCK: those drawn before lost 1 of their count each', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const of = trace('refer 1 2 2 3 4', { policy: 'random-clock', seed: `${seed}`, bits: 2 });
        const { cause, page } = eviction(of, 5)!;
        if (cause.kind !== 'bit-clear') throw new Error(cause.kind);
        const counts = new Map([1, 2, 3].map((one) => [one, one === 2 ? 2 : 1]));
        for (const one of cause.spared) counts.set(one, counts.get(one)! - 1);
        expect(counts.get(page)).toBe(0);
        expect(Math.min(...counts.values())).toBe(0);
      }),
      { numRuns },
    );
  });
});

describe('what a figure draws', () => {
  test("CLOCK's hand and bits", () => {
    const of = trace('refer 1 2 3 4 3', { policy: 'clock' });
    expect(of.frame(2).state.marks).toEqual({ kind: 'reference-bits', bits: [1, 1], hand: 2 });
    expect(of.frame(4).state.resident.map(({ page }) => page)).toEqual([4, 2, 3]);
    expect(of.frame(4).state.marks).toEqual({ kind: 'reference-bits', bits: [1, 0, 0], hand: 1 });
    expect(end(of).marks).toEqual({ kind: 'reference-bits', bits: [1, 0, 1], hand: 1 });
  });

  test("SIEVE's hand stays between the pages it spared and those to come", () => {
    const of = trace('refer 1 2 3 1 4 2', { policy: 'sieve' });
    expect(of.frame(5).state.resident.map(({ page }) => page)).toEqual([1, 3, 4]);
    expect(of.frame(5).state.marks).toEqual({
      kind: 'visited',
      visited: [false, false, false],
      hand: 1,
    });
    expect(end(of).resident.map(({ page }) => page)).toEqual([1, 4, 2]);
  });

  test("OPT's next uses, over statements to come", () => {
    const of = trace('refer 5 6 7; write 6; refer 5', { policy: 'opt' });
    expect(of.frame(3).state.marks).toEqual({ kind: 'next-use', after: [2, 1, null] });
  });

  test("ARC's lists, with a page that a ghost brings back", () => {
    const of = trace('refer 1 1 2 3 4 2', { policy: 'arc' });
    expect(of.frame(5).state.marks).toEqual({
      kind: 'adaptive',
      recent: [3, 4],
      frequent: [1],
      recentGhosts: [2],
      frequentGhosts: [],
      target: 0,
    });
    expect(of.frame(6).events).toEqual([
      { kind: 'miss', page: 2, write: false, because: { kind: 'gone', at: 5 } },
      { kind: 'ghost-hit', page: 2, list: 'recent', targetBefore: 0, target: 1 },
      {
        kind: 'evicted',
        page: 3,
        by: 2,
        cause: { kind: 'list-over-target', list: 'recent', length: 2, target: 1 },
      },
      { kind: 'loaded', page: 2 },
    ]);
  });

  test('the working set has no number of frames, and a page can leave at a hit', () => {
    const of = trace('refer 1 2 2 1', { policy: 'working-set', window: 2 });
    expect(end(of).frames).toBeNull();
    expect(of.frame(3).events).toEqual([
      { kind: 'hit', page: 2, write: false },
      { kind: 'evicted', page: 1, by: 2, cause: { kind: 'left-window', usedAt: 1, window: 2 } },
    ]);
    expect(end(of).counts).toMatchObject({ hits: 1, misses: 3, cold: 2, capacity: 1 });
  });
});

describe('an engine', () => {
  test('has the misses that are counted without it, in whatever statements they come', () => {
    fc.assert(
      fc.property(anyChosen, anyScript, (chosen, script) => {
        const settings = withDefaults(replacementSettings, chosen);
        const of = traceOf(new ReplacementEngine(settings, script), script);
        const pages = script.flatMap((statement) => statement.pages);
        const { policy, frames, bits, window } = chosen;
        const insert = chosen.insert === 0 ? 0 : 1;
        const { counts, history } = end(of);
        expect(counts.misses).toBe(countMisses(policy, pages, frames, { insert, bits, window }));
        expect(counts.hits + counts.misses).toBe(pages.length);
        expect(counts.cold).toBe(new Set(pages).size);
        expect(history.map(({ page }) => page)).toEqual(pages);
      }),
      { numRuns },
    );
  });

  test('that was not told the script does the same, but where the future matters', () => {
    const many = Array.from({ length: 50 }, (_, page) => page % 40);
    fc.assert(
      fc.property(anyChosen, anyScript, (chosen, script) => {
        if (chosen.policy === 'opt' || chosen.policy === 'unopt') return;
        const longer: ReplacementStatement[] = [...script, { kind: 'refer', pages: many }];
        const settings = withDefaults(replacementSettings, chosen);
        const told = traceOf(new ReplacementEngine(settings, longer), longer);
        const untold = traceOf(new ReplacementEngine(settings, undefined), longer);
        expect(end(untold)).toEqual(end(told));
      }),
      { numRuns },
    );
  });

  test('with OPT that was not told the script looks to the end of the statement', () => {
    const statements = statementsOf('refer 1 2 3 4 2 1; refer 3 1 5 3');
    const settings = withDefaults(replacementSettings, { policy: 'opt' });
    const of = traceOf(new ReplacementEngine(settings, undefined), statements);
    expect(eviction(of, 4)).toMatchObject({ page: 3 });
    // 4 is in memory since the first statement; neither it nor 2 is used in the second.
    expect(eviction(of, 7)).toMatchObject({ page: 4, cause: { tied: [2] } });
    expect(end(of).counts).toMatchObject({ hits: 4, misses: 6 });
  });

  test('goes on from a clone as it would have, and a frame stays as it was', () => {
    fc.assert(
      fc.property(anyChosen, anyScript, fc.boolean(), (chosen, script, told) => {
        const settings = withDefaults(replacementSettings, chosen);
        const engine = new ReplacementEngine(settings, told ? script : undefined);
        const states: string[] = [];
        const views = [];
        for (const statement of script) {
          for (let done = false; !done; ) {
            const copy = engine.clone();
            const other = copy.step(statement);
            const step = engine.step(statement);
            expect(other).toEqual(step);
            expect(copy.view()).toEqual(engine.view());
            views.push(engine.view());
            states.push(JSON.stringify(engine.view()));
            ({ done } = step);
          }
        }
        expect(views.map((view) => JSON.stringify(view))).toEqual(states);
      }),
      { numRuns },
    );
  });

  test('needs a statement that it was told of, if the policy looks ahead', () => {
    const settings = withDefaults(replacementSettings, { policy: 'opt' });
    const engine = new ReplacementEngine(settings, statementsOf('refer 1 2'));
    expect(() => engine.step({ kind: 'refer', pages: [2] })).toThrow('foreseen');
  });
});

describe('a script', () => {
  test('is printed as it is read', () => {
    fc.assert(
      fc.property(anyScript, (script) => {
        const text = print(replacementModel.forms, script);
        expect(statementsOf(text)).toEqual(script);
      }),
      { numRuns },
    );
  });

  test('runs to 10,000 references, with the misses that are counted', () => {
    const pages = Array.from({ length: 10_000 }, (_, at) => (at * at) % 97);
    for (const policy of policyNames) {
      const of = trace(`refer ${pages.join(' ')}`, { policy, frames: 32 });
      expect(of.last).toBe(10_000);
      expect(end(of).counts.misses).toBe(countMisses(policy, pages, 32));
    }
  });
});
