import { describe, expect, it } from 'vitest';
import { MAX_ROUNDS, runRounds } from '../../src/grader/rounds.ts';
import { LAYOUT } from '../../src/sandbox/layout.ts';
import { Session } from '../../src/sandbox/session.ts';
import { assets } from './exercise.ts';

const LIMITS = { memoryBytes: 32 * 1024 * 1024, stackBytes: 256 * 1024, ticks: 500 };

async function series(
  source: string,
  plan: { rounds?: number; fixed?: boolean; ticks?: number } = {},
) {
  const limits = { ...LIMITS, ticks: plan.ticks ?? LIMITS.ticks };
  const session = await Session.open(assets, limits);
  expect(session.load(source) ?? session.prepare({ seed: 1, size: 1 })).toBeUndefined();
  const found = runRounds(session, {
    rounds: plan.rounds ?? 6,
    fixed: plan.fixed ?? false,
    limits,
  });
  return { ...found, count: found.readings.length, ticks: session.ticks };
}

const LEAK = 'const kept = []; export function round(i) { kept.push({ i }); }';
const busy = (loops: string) =>
  `const kept = []; export function round(i) { kept.push({ i }); for (let n = 0; n < ${loops}; n++); }`;

describe('rounds', () => {
  it('are exactly as many as planned where the plan is fixed', async () => {
    expect(await series(LEAK, { fixed: true, rounds: 7 })).toMatchObject({
      count: 7,
      cutShort: false,
    });
    expect((await series('export function round() {}', { fixed: true, rounds: 55 })).count).toBe(
      55,
    );
  });

  it('go on to 200 and no further where the heap does not rest', async () => {
    expect(await series(LEAK)).toMatchObject({ count: MAX_ROUNDS, cutShort: false });
    expect(MAX_ROUNDS).toBe(200);
  });

  it('that are planned cost the program its ticks', async () => {
    const { error, count, cutShort } = await series(busy('1e6'), { ticks: 250 });
    expect(error?.name).toBe('TickLimit');
    expect([count, cutShort]).toEqual([1, false]);
  });

  it('that extend the run never do', async () => {
    const { ticks: planned } = await series(busy('3e5'), { fixed: true });
    for (const more of [1, 3, 30, 90, 100]) {
      const ticks = planned + more;
      const { error, count, cutShort, ticks: used } = await series(busy('3e5'), { ticks });
      expect([error, cutShort]).toEqual([undefined, true]);
      expect(count).toBeGreaterThanOrEqual(6);
      expect(used).toBeLessThan(ticks); // what is left is for the results
    }
  });

  it('that extend the run and are dearer than any before cut it short', async () => {
    const dearer = busy('(i < 9 ? 1e3 : 1e9)');
    expect(await series(dearer)).toMatchObject({ cutShort: true, count: 9 });
    const bigger =
      'const kept = []; export function round(i) { kept.push({ i }); if (i === 9) for (;;) kept.push(new Array(1e4).fill(i)); }';
    expect(await series(bigger)).toMatchObject({ cutShort: true, count: 9 });
  });

  it('that extend the run stop before the memory is full', async () => {
    const { count, cutShort, error } = await series(
      'const kept = []; export function round() { kept.push(new Uint8Array(1e6)); }',
    );
    expect([cutShort, error]).toEqual([true, undefined]);
    expect(count).toBeGreaterThan(6);
    expect(count).toBeLessThan(28);
  });

  it('that extend the run still fail by what the program throws', async () => {
    const { error, count } = await series(
      `${LEAK.slice(0, -1)} if (i === 8) throw new RangeError('ninth'); }`,
    );
    expect(error).toMatchObject({ name: 'RangeError', message: 'ninth' });
    expect(count).toBe(8);
  });

  it.each(['TickLimit', 'MemoryLimit'])(
    'can’t be cut short by an error that calls itself %s',
    async (name) => {
      const { error, cutShort } = await series(
        `${LEAK.slice(0, -1)} if (i === 8) throw Object.assign(new Error('mine'), { name: '${name}' }); }`,
      );
      expect(error?.message).toBe('mine');
      expect(cutShort).toBe(false);
    },
  );

  it('have notes on sizes and ages every four', async () => {
    const { sizes, survivors, readings } = await series(LEAK, { fixed: true, rounds: 10 });
    expect(sizes.map(({ round }) => round)).toEqual([3, 7]);
    expect(sizes.map(({ blocks }) => blocks)).toEqual([readings[3]!.blocks, readings[7]!.blocks]);
    expect(survivors).toHaveLength(2);
    expect(survivors[1]).toBeGreaterThanOrEqual(8);
  });

  it('are counted where their promise never settles, from 0', async () => {
    const { unsettled } = await series(
      'export function round(i) { if (i % 2) return new Promise(() => {}); }',
      { fixed: true },
    );
    expect(unsettled).toEqual([1, 3, 5]);
  });

  it('add up the watched objects that outlived them, by name', async () => {
    const { uncollected } = await series(
      'let last; export function round(i, { watch }) { last = {}; watch("last", last); watch("none", {}); if (i === 2) { globalThis.two = {}; watch("two", globalThis.two); } }',
      { fixed: true },
    );
    expect([...uncollected]).toEqual([
      ['last', 6],
      ['two', 1],
    ]);
  });
});

/** A session whose heap has these bytes after each round. */
function sessionOf(bytes: (round: number) => number): Session {
  let round = -1;
  const stub = {
    ...{ peakBytes: 0, recentPeakBytes: 0, steps: 0, restartPeak: () => {} },
    ...{ ticks: 0, ranOut: false, sizes: () => new Map(), noteAges: () => {} },
    uncollected: () => [],
    round: (index: number) => {
      round = index;
      return { settled: true };
    },
    read: () => ({ reading: { bytes: bytes(round), blocks: 7 } }),
  };
  return stub as unknown as Session;
}

it('a heap that the next round might fill ends the extension, and not the planned rounds', () => {
  const room = LIMITS.memoryBytes - LAYOUT.heapBase;
  const series = (planned: number) =>
    runRounds(
      sessionOf((i) => Math.round((i * room) / 20)),
      {
        ...{ rounds: planned, fixed: false, limits: LIMITS },
      },
    );
  expect(series(6).cutShort).toBe(true);
  expect(series(6).readings.length).toBeGreaterThan(12);
  expect(series(6).readings.length).toBeLessThan(20);
  expect(series(30).readings.length).toBe(30);
});

describe('a heap at rest ends the run', () => {
  const rounds = (bytes: (round: number) => number, planned = 6) =>
    runRounds(sessionOf(bytes), { rounds: planned, fixed: false, limits: LIMITS }).readings.length;

  it('when nothing has moved for 40 rounds', () => {
    expect(rounds(() => 500)).toBe(40);
    expect(rounds((i) => Math.min(i, 1) * 8)).toBe(41);
  });

  it('not before the planned rounds are done', () => {
    expect(rounds(() => 500, 60)).toBe(60);
  });

  it('not while it moves by 8 bytes every 40 rounds', () => {
    expect(rounds((i) => (i % 40 === 0 ? 8 : 0))).toBe(MAX_ROUNDS);
  });

  it('not where the next rise of an array that doubles is still to come', () => {
    expect(rounds((i) => 2 ** Math.ceil(Math.log2(i + 1)))).toBe(MAX_ROUNDS);
  });

  // The judge's own texts move the heap by 8 bytes every few rounds, so that it is never at rest.
  it('of a program that does nothing', async () => {
    expect((await series('export function round() {}')).count).toBe(40);
  });
});
